package dev.zmq.boot.autoconfigure.health;

import dev.zmq.boot.autoconfigure.ZmqAccess;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Who judges peers. Files of keys that cannot be read are told, but do not take down what
 * works by those of before.
 */
final class AccessHealthIndicator extends AbstractHealthIndicator {

	private final ZmqAccess access;

	AccessHealthIndicator(ZmqAccess access) {
		super("ZeroMQ access could not be examined");
		this.access = access;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ZmqAccess.State state = this.access.getState();
		builder.up().withDetail("judge", state.judge()).withDetail("since", state.loaded().toString());
		String failure = state.failure();
		if (failure != null) {
			builder.withDetail("state", "outdated").withDetail("failure", failure);
		}
	}

}
