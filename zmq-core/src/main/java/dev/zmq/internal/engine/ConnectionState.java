package dev.zmq.internal.engine;

/**
 * The life of a {@link Connection}.
 */
enum ConnectionState {

	/** Shaking hands; becomes OPEN or CLOSED. */
	HANDSHAKE,

	/** Part of the socket; becomes DRAINING or CLOSED. */
	OPEN,

	/** Sends what is queued, receives nothing; becomes FAREWELL or CLOSED. */
	DRAINING,

	/** Has sent everything, waits for the peer to close; becomes CLOSED. */
	FAREWELL,

	/** Final. */
	CLOSED

}
