package dev.zmq.monitor;

/**
 * What has passed in one direction since the socket was opened.
 *
 * @param messages messages, each counted once whatever its number of frames
 * @param bytes bytes of their frames, without anything that the protocol adds
 */
public record Traffic(long messages, long bytes) {

	/** Nothing has passed. */
	public static final Traffic NONE = new Traffic(0, 0);

}
