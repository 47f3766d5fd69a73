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
	 * The application has called {@code disconnect}: the attempt under way is the last
	 * one. Otherwise, messages that still wait to be sent have new attempts made for them
	 * within the linger time ({@code ZMQ_RECONNECT_STOP_AFTER_DISCONNECT}).
	 */
	AFTER_DISCONNECT

}
