package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

/**
 * The attempts at one thing under a retry policy, as
 * {@link org.springframework.core.retry.RetryTemplate} counts them; unlike that, it
 * leaves waiting to others. Not thread-safe.
 */
final class Attempts {

	/** There may be no other attempt. */
	static final long NONE = BackOffExecution.STOP;

	private final RetryPolicy policy;

	private final BackOffExecution backOff;

	private final long begin = System.nanoTime();

	Attempts(RetryPolicy policy) {
		this.policy = policy;
		this.backOff = policy.getBackOff().start();
	}

	/**
	 * Asks for another attempt.
	 * @param cause what the last one failed with
	 * @return after how many milliseconds there may be one, or {@link #NONE}
	 */
	long next(Throwable cause) {
		if (!this.policy.shouldRetry(cause)) {
			return NONE;
		}
		long delay = this.backOff.nextBackOff();
		return (delay == BackOffExecution.STOP || isTooLate(delay)) ? NONE : Math.max(0, delay);
	}

	private boolean isTooLate(long delay) {
		Duration timeout = this.policy.getTimeout();
		if (timeout.isZero() || timeout.isNegative()) {
			return false;
		}
		long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.begin);
		return elapsed + delay > timeout.toMillis();
	}

}
