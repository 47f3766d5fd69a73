package dev.zmq.fuzz;

import java.util.Arrays;
import java.util.Random;

/**
 * How a stream is cut into what arrives at once.
 */
interface Cut {

	Cut WHOLE = (left) -> left;

	Cut BYTES = (left) -> 1;

	int next(int left);

	/** Cuts that are the same for the same input. */
	static Cut of(byte[] input) {
		Random random = new Random(Arrays.hashCode(input));
		int longest = 1 + random.nextInt(Math.max(1, input.length));
		return (left) -> 1 + random.nextInt(Math.min(left, longest));
	}

}
