package dev.zmq.spring.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets so many through in a second, and counts the others. For one thread at a time.
 */
final class RateLimit {

	private static final int PER_SECOND = 10;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private Instant begin = Instant.MIN;

	private int passed;

	private long untold;

	boolean permits(Instant now) {
		if (!now.isBefore(this.begin.plus(SECOND)) || now.isBefore(this.begin)) {
			this.begin = now;
			this.passed = 0;
		}
		if (this.passed < PER_SECOND) {
			this.passed++;
			return true;
		}
		this.untold++;
		return false;
	}

	/** Returns how many were not let through since the last call. */
	long takeUntold() {
		long count = this.untold;
		this.untold = 0;
		return count;
	}

}
