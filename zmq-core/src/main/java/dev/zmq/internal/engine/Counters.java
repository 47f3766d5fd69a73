package dev.zmq.internal.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;

/**
 * What a socket counts beside its traffic. Thread-safe.
 */
final class Counters {

	private static final DropReason[] DROP_REASONS = DropReason.values();

	private static final CloseReason[] CLOSE_REASONS = CloseReason.values();

	private final AtomicLongArray drops = new AtomicLongArray(DROP_REASONS.length);

	private final AtomicLongArray handshakeFailures = new AtomicLongArray(CLOSE_REASONS.length);

	private final LongAdder reconnects = new LongAdder();

	private final LongAdder revoked = new LongAdder();

	void dropped(DropReason reason, long messages) {
		this.drops.addAndGet(reason.ordinal(), messages);
	}

	void handshakeFailed(CloseReason reason) {
		this.handshakeFailures.incrementAndGet(reason.ordinal());
	}

	void reconnect() {
		this.reconnects.increment();
	}

	void revoke() {
		this.revoked.increment();
	}

	long revoked() {
		return this.revoked.sum();
	}

	long reconnects() {
		return this.reconnects.sum();
	}

	Map<DropReason, Long> drops() {
		return counts(DropReason.class, DROP_REASONS, this.drops);
	}

	Map<CloseReason, Long> handshakeFailures() {
		return counts(CloseReason.class, CLOSE_REASONS, this.handshakeFailures);
	}

	private static <E extends Enum<E>> Map<E, Long> counts(Class<E> type, E[] reasons, AtomicLongArray numbers) {
		Map<E, Long> counts = new EnumMap<>(type);
		for (E reason : reasons) {
			long count = numbers.get(reason.ordinal());
			if (count > 0) {
				counts.put(reason, count);
			}
		}
		return counts;
	}

}
