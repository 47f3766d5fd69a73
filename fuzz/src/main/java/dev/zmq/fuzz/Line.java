package dev.zmq.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * What a scripted peer talks through, in memory or over a network.
 */
interface Line {

	void send(byte[] bytes);

	/**
	 * Returns the body of the other side's next frame.
	 * @return the body, or null if there is none and none comes
	 */
	byte @Nullable [] frame();

}
