package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A waiter that only remembers whether it was woken.
 */
final class FlagWaiter implements Waiter {

	private final AtomicBoolean woken = new AtomicBoolean();

	@Override
	public boolean wake() {
		return this.woken.compareAndSet(false, true);
	}

	int get() {
		return this.woken.get() ? 1 : 0;
	}

}
