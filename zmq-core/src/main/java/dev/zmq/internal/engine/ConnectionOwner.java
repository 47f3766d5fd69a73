package dev.zmq.internal.engine;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;

/**
 * Whoever has made a {@link Connection}: a dialer or a listener. Called on the
 * connection's reactor.
 */
interface ConnectionOwner {

	/**
	 * Returns the endpoint that the connection was made for.
	 */
	Endpoint endpoint();

	/**
	 * Returns the pipe for a connection whose handshake is done: a new one, or one that
	 * has waited for this peer.
	 */
	Pipe pipe();

	/**
	 * Returns how many peers the socket may have for a connection to be welcome, itself
	 * included; on any thread.
	 */
	int maxPeers();

	/**
	 * The handshake is done and the peer is part of the socket.
	 */
	void opened(Connection connection);

	/**
	 * The connection is closed. If it was open, the owner takes its pipe away from the
	 * socket or keeps it for the next peer.
	 */
	void ended(Connection connection, CloseReason reason, boolean wasOpen);

}
