package dev.zmq.option;

/**
 * What ends the attempts of a connecting side to connect again; the values of
 * {@link SocketOption#RECONNECT_STOP}.
 */
public enum ReconnectStop {

	/**
	 * The peer's machine refused the connection
	 * ({@code ZMQ_RECONNECT_STOP_CONN_REFUSED}).
	 */
	CONNECTION_REFUSED,

	/**
	 * The handshake failed, whatever the reason
	 * ({@code ZMQ_RECONNECT_STOP_HANDSHAKE_FAILED}).
	 */
	HANDSHAKE_FAILED,

	/**
	 * The application has called {@code disconnect}
	 * ({@code ZMQ_RECONNECT_STOP_AFTER_DISCONNECT}).
	 */
	AFTER_DISCONNECT

}
