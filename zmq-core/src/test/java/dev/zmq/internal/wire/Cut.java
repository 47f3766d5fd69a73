package dev.zmq.internal.wire;

import java.util.Random;

/**
 * How a stream of bytes is cut into what arrives at once.
 */
@FunctionalInterface
public interface Cut {

	Cut WHOLE = (left) -> left;

	Cut BYTE_BY_BYTE = (left) -> 1;

	int next(int left);

	static Cut every(int size) {
		return (left) -> Math.min(left, size);
	}

	static Cut random(Random random, int max) {
		return (left) -> 1 + random.nextInt(Math.min(left, max));
	}

}
