package dev.zmq.internal.engine;

/**
 * Tells messages that follow each other so closely that they had better be written
 * together from those that had better be written at once. Thread-safe.
 */
final class Burst {

	/**
	 * What follows the beginning of a write in less than this belongs to a burst. Shorter
	 * than any round trip, longer than what a write most often takes.
	 */
	static final long BEGIN_NANOS = 10_000;

	/**
	 * So does what follows the end of a write in less than this, however long that took.
	 * Shorter than what it takes to receive an answer: where both peers share a core, it
	 * may be there before the one that writes goes on.
	 */
	static final long END_NANOS = 2_000;

	private volatile long until;

	/**
	 * Creates what no message belongs to yet.
	 * @param nowNanos the time
	 */
	Burst(long nowNanos) {
		this.until = nowNanos;
	}

	/**
	 * Tells whether a message belongs to a burst.
	 * @param nowNanos when it is sent
	 * @return whether it had better wait for others
	 */
	boolean contains(long nowNanos) {
		return nowNanos - this.until < 0;
	}

	/**
	 * Notes that a message was written at once.
	 * @param begin when that began
	 * @param end when that was done
	 */
	void written(long begin, long end) {
		this.until = begin + Math.max(BEGIN_NANOS, end - begin + END_NANOS);
	}

}
