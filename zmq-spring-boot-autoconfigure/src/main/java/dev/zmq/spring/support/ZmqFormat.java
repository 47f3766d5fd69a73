package dev.zmq.spring.support;

/**
 * What is on the wire besides the payload.
 */
public enum ZmqFormat {

	/**
	 * Nothing: plain frames, what every other ZeroMQ program expects. The default.
	 */
	RAW,

	/**
	 * One frame with headers in front of the payload. Messages without it are malformed.
	 */
	HEADERS,

	/**
	 * As {@link #HEADERS}, but messages without the frame are taken, too, and requests
	 * without it are answered without it.
	 */
	AUTO

}
