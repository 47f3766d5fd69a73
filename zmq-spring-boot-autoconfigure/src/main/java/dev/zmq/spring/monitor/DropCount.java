package dev.zmq.spring.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * What a socket has dropped since it was last asked. Thread-safe.
 */
final class DropCount {

	private final String name;

	private final ZmqSocket socket;

	private final Clock clock;

	private Map<DropReason, Long> told = Map.of();

	private Instant since;

	DropCount(String name, ZmqSocket socket, Clock clock) {
		this.name = name;
		this.socket = socket;
		this.clock = clock;
		this.since = clock.instant();
	}

	/**
	 * Returns what was dropped since the last call.
	 * @return the drops, or null if there are none worth an event
	 */
	synchronized @Nullable Drops next() {
		Map<DropReason, Long> counts = this.socket.stats().dropped();
		Map<DropReason, Long> fresh = new EnumMap<>(DropReason.class);
		counts.forEach((reason, count) -> {
			long more = count - this.told.getOrDefault(reason, 0L);
			if (more > 0 && isLoss(reason)) {
				fresh.put(reason, more);
			}
		});
		Instant now = this.clock.instant();
		Duration period = Duration.between(this.since, now);
		this.told = counts;
		this.since = now;
		return (fresh.isEmpty()) ? null : new Drops(this.name, fresh, period);
	}

	private static boolean isLoss(DropReason reason) {
		return switch (reason) {
			case NO_SUBSCRIBER, FILTERED, CONFLATED -> false;
			default -> true;
		};
	}

	/** What was dropped in a period. */
	record Drops(String name, Map<DropReason, Long> counts, Duration period) {
	}

}
