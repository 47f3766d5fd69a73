package dev.zmq.internal.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.zmq.internal.reactor.Reactor;

/**
 * How many wait in one context, for whatever: a caller that is alone may do the work of
 * the reactor that it waits for, since it keeps nobody else waiting when it leaves.
 * Thread-safe.
 */
final class Presence {

	private final AtomicInteger count = new AtomicInteger();

	private final Supplier<List<Reactor>> reactors;

	/**
	 * Creates a count.
	 * @param reactors those of the context
	 */
	Presence(Supplier<List<Reactor>> reactors) {
		this.reactors = reactors;
	}

	void enter() {
		if (this.count.incrementAndGet() > 1) {
			this.reactors.get().forEach(Reactor::summon);
		}
	}

	void leave() {
		this.count.decrementAndGet();
	}

	/**
	 * Tells whether nobody waits but one, the one who asks.
	 */
	boolean isOne() {
		return this.count.get() == 1;
	}

}
