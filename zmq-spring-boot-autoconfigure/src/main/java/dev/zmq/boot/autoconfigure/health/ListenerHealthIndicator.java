package dev.zmq.boot.autoconfigure.health;

import dev.zmq.spring.listener.ZmqListenerContainer;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of one listener: one that is paused or was stopped is well, one that ended by
 * itself is not.
 */
final class ListenerHealthIndicator extends AbstractHealthIndicator {

	private final ZmqListenerContainer container;

	ListenerHealthIndicator(ZmqListenerContainer container) {
		super("ZeroMQ listener '" + container.getListenerId() + "' could not be examined");
		this.container = container;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("socket", this.container.getSocketName());
		Throwable failure = this.container.getFailure();
		if (failure != null) {
			builder.down().withDetail("state", "failed").withDetail("failure", String.valueOf(failure.getMessage()));
			return;
		}
		builder.withDetail("state", state()).withDetail("inFlight", this.container.getInFlight());
	}

	private String state() {
		if (!this.container.isRunning()) {
			return "stopped";
		}
		return (this.container.isPaused()) ? "paused" : "running";
	}

}
