package dev.zmq.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * Waits for conditions, looking often.
 */
public final class Waiting {

	private static final Duration PATIENCE = Patience.LIMIT;

	private Waiting() {
	}

	public static void until(String what, Callable<Boolean> condition) {
		waiting(PATIENCE).alias(what).until(condition);
	}

	public static void until(ThrowingRunnable assertion) {
		until(PATIENCE, assertion);
	}

	public static void until(Duration patience, ThrowingRunnable assertion) {
		waiting(patience).untilAsserted(assertion);
	}

	private static ConditionFactory waiting(Duration patience) {
		return Awaitility.await()
			.pollInSameThread()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.atMost(patience);
	}

}
