package dev.zmq.boot.autoconfigure.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.zmq.monitor.IoThreadInfo;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of what all sockets share: the context and its I/O threads.
 */
final class ContextHealthIndicator extends AbstractHealthIndicator {

	private final Supplier<Boolean> closed;

	private final Supplier<List<IoThreadInfo>> threads;

	private final Duration stuckAfter;

	ContextHealthIndicator(Supplier<Boolean> closed, Supplier<List<IoThreadInfo>> threads, Duration stuckAfter) {
		super("The ZeroMQ context could not be examined");
		this.closed = closed;
		this.threads = threads;
		this.stuckAfter = stuckAfter;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		boolean gone = this.closed.get();
		builder.status((gone) ? "DOWN" : "UP").withDetail("state", (gone) ? "closed" : "open");
		if (gone) {
			return;
		}
		Map<String, String> states = new LinkedHashMap<>();
		for (IoThreadInfo thread : this.threads.get()) {
			String state = state(thread);
			states.put(thread.name(), state);
			if (!state.equals("running")) {
				builder.down();
			}
		}
		builder.withDetail("ioThreads", states);
	}

	private String state(IoThreadInfo thread) {
		if (!thread.alive()) {
			return "dead";
		}
		boolean stuck = thread.turn().compareTo(this.stuckAfter) > 0;
		return (stuck) ? "stuck for " + thread.turn().toSeconds() + " s" : "running";
	}

}
