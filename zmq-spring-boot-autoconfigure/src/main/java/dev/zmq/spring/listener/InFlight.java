package dev.zmq.spring.listener;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many messages are received and not yet settled. Thread-safe.
 */
final class InFlight {

	private final int limit;

	private final Semaphore room;

	InFlight(int limit) {
		this.limit = limit;
		this.room = new Semaphore(limit);
	}

	/** Makes room for one message, if there is any left. */
	boolean tryEnter() {
		return this.room.tryAcquire();
	}

	/** Waits for room for one message. */
	boolean tryEnter(long nanos) throws InterruptedException {
		return this.room.tryAcquire(nanos, TimeUnit.NANOSECONDS);
	}

	/** A message is settled, or there was none after all. */
	void leave() {
		this.room.release();
	}

	/** Waits until all messages are settled; there is no room for others afterwards. */
	boolean awaitNone(long nanos) throws InterruptedException {
		return this.room.tryAcquire(this.limit, Math.max(0, nanos), TimeUnit.NANOSECONDS);
	}

}
