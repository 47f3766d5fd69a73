package dev.zmq.internal.pattern;

/**
 * Makes the pattern of a new socket.
 */
@FunctionalInterface
public interface PatternFactory {

	/**
	 * Makes a pattern.
	 * @param host the socket it works for
	 * @return the pattern
	 */
	Pattern create(PatternHost host);

}
