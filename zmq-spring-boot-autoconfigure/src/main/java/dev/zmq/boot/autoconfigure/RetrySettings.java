package dev.zmq.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.retry.RetryPolicySettings;
import org.springframework.core.retry.RetryPolicy;

/**
 * Makes retry policies of properties: several groups have the same settings, with
 * defaults of their own.
 */
final class RetrySettings {

	private RetrySettings() {
	}

	/**
	 * @param maxRetries how often to try again; negative for as long as it takes
	 * @param delay the first pause
	 * @param multiplier how much longer each pause is than the last
	 * @param maxDelay the longest pause
	 * @param jitter how much pauses may differ by chance
	 */
	static RetryPolicy policy(long maxRetries, Duration delay, double multiplier, Duration maxDelay, Duration jitter) {
		RetryPolicySettings settings = new RetryPolicySettings();
		settings.setMaxRetries((maxRetries < 0) ? Long.MAX_VALUE : maxRetries);
		settings.setDelay(delay);
		settings.setMultiplier(multiplier);
		settings.setMaxDelay(maxDelay);
		settings.setJitter(jitter);
		return settings.createRetryPolicy();
	}

}
