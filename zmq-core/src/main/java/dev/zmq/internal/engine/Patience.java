package dev.zmq.internal.engine;

/**
 * How long those who wait for a socket do so without giving up the processor. To be woken
 * takes some ten microseconds, so that it pays where waits are short, and wastes time
 * where they are not: the last waits tell which. Thread-safe.
 */
final class Patience {

	/** Never less, so that a change for the better is noticed. */
	private static final long MIN_NANOS = 5_000;

	/** Never more: what is wasted at most before a thread parks. */
	private static final long MAX_NANOS = 50_000;

	/** Waits up to this would have been shorter without parking. */
	private static final long SHORT_NANOS = 2 * MAX_NANOS;

	private volatile long nanos = 3 * MIN_NANOS;

	/**
	 * Returns how long to wait before parking.
	 * @return the time in nanoseconds
	 */
	long nanos() {
		return this.nanos;
	}

	/**
	 * Notes how long somebody has waited.
	 * @param waited the time in nanoseconds
	 */
	void waited(long waited) {
		long now = this.nanos;
		long next = (waited <= SHORT_NANOS) ? Math.max(now, Math.min(MAX_NANOS, 2 * waited))
				: Math.max(MIN_NANOS, now / 2);
		if (next != now) {
			this.nanos = next;
		}
	}

}
