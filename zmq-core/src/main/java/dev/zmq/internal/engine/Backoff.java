package dev.zmq.internal.engine;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts to connect (ZMQ_RECONNECT_IVL, ZMQ_RECONNECT_IVL_MAX):
 * doubling from the first to the longest, each shortened by up to a quarter at random, so
 * that many clients of one server do not come back together. For one thread at a time.
 */
final class Backoff {

	private final long firstNanos;

	private final long longestNanos;

	private long nextNanos;

	/**
	 * Creates the sequence.
	 * @param firstNanos the first pause; not positive for no further attempt
	 * @param longestNanos the longest pause; not above the first for a constant one
	 */
	Backoff(long firstNanos, long longestNanos) {
		this.firstNanos = firstNanos;
		this.longestNanos = Math.max(firstNanos, longestNanos);
		this.nextNanos = firstNanos;
	}

	/**
	 * Returns the next pause, not positive if there shall be no further attempt.
	 */
	long next() {
		if (this.firstNanos <= 0) {
			return 0;
		}
		long pause = this.nextNanos;
		this.nextNanos = Math.min(this.longestNanos, pause * 2);
		return pause - ThreadLocalRandom.current().nextLong(pause / 4 + 1);
	}

	void reset() {
		this.nextNanos = this.firstNanos;
	}

}
