package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Durations as nanoseconds.
 */
final class Nanos {

	/** Half of what fits, so that a point in time can be added to it. */
	private static final Duration MOST = Duration.ofDays(TimeUnit.NANOSECONDS.toDays(Long.MAX_VALUE / 2));

	private Nanos() {
	}

	/** What is too long to count is some 146 years. */
	static long of(Duration duration) {
		return ((duration.compareTo(MOST) < 0) ? duration : MOST).toNanos();
	}

}
