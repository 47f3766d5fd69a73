package dev.zmq.option;

/**
 * Whether TCP probes connections on which nothing is sent; the value of
 * {@link SocketOption#TCP_KEEPALIVE}.
 */
public enum KeepAlive {

	/** Leave it to the operating system (libzmq −1). */
	SYSTEM,

	/** Probe (libzmq 1). */
	ON,

	/** Do not probe (libzmq 0). */
	OFF

}
