package dev.zmq.testkit;

import java.time.Duration;

/**
 * How long tests wait for what has to happen. Only a failing test ever waits so long.
 */
public final class Patience {

	/**
	 * The patience of every wait; the property {@code zmq.test.patience} sets its
	 * seconds.
	 */
	public static final Duration LIMIT = Duration.ofSeconds(Long.getLong("zmq.test.patience", 15));

	private Patience() {
	}

}
