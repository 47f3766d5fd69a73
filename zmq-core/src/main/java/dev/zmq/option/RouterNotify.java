package dev.zmq.option;

/**
 * When a ROUTER puts a message of routing id and an empty frame into its own receive
 * queue; the values of {@link SocketOption#ROUTER_NOTIFY}.
 */
public enum RouterNotify {

	/** When a peer has finished its handshake ({@code ZMQ_NOTIFY_CONNECT}). */
	CONNECT,

	/** When such a peer is gone ({@code ZMQ_NOTIFY_DISCONNECT}). */
	DISCONNECT

}
