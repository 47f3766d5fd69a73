package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicReference;

import dev.zmq.internal.reactor.Reactor;
import org.jspecify.annotations.Nullable;

/**
 * Which reactors the connections of one socket live on. Thread-safe.
 */
final class Home {

	private final AtomicReference<@Nullable Reactor> first = new AtomicReference<>();

	private volatile boolean several;

	/**
	 * Notes that connections live on a reactor.
	 * @return the reactor
	 */
	Reactor moveInto(Reactor reactor) {
		if (!this.first.compareAndSet(null, reactor) && this.first.get() != reactor) {
			this.several = true;
		}
		return reactor;
	}

	/**
	 * Returns the reactor that all connections live on.
	 * @return the reactor, or null if there is none yet, or more than one
	 */
	@Nullable Reactor sole() {
		return (this.several) ? null : this.first.get();
	}

}
