package dev.zmq.internal.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;

/**
 * What a socket counts beside its traffic. Thread-safe.
 */
final class Counters {

	private final LongAdder[] drops = adders(DropReason.values().length);

	private final LongAdder[] handshakeFailures = adders(CloseReason.values().length);

	private final LongAdder reconnects = new LongAdder();

	private final LongAdder revoked = new LongAdder();

	void dropped(DropReason reason, long messages) {
		this.drops[reason.ordinal()].add(messages);
	}

	void handshakeFailed(CloseReason reason) {
		this.handshakeFailures[reason.ordinal()].increment();
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
		return counts(DropReason.class, DropReason.values(), this.drops);
	}

	Map<CloseReason, Long> handshakeFailures() {
		return counts(CloseReason.class, CloseReason.values(), this.handshakeFailures);
	}

	private static LongAdder[] adders(int count) {
		LongAdder[] adders = new LongAdder[count];
		for (int i = 0; i < count; i++) {
			adders[i] = new LongAdder();
		}
		return adders;
	}

	private static <E extends Enum<E>> Map<E, Long> counts(Class<E> type, E[] reasons, LongAdder[] adders) {
		Map<E, Long> counts = new EnumMap<>(type);
		for (E reason : reasons) {
			long count = adders[reason.ordinal()].sum();
			if (count > 0) {
				counts.put(reason, count);
			}
		}
		return counts;
	}

}
