package dev.zmq.internal.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait for a socket to become ready in one direction.
 * <p>
 * A signal wakes one waiter, the one that has waited longest; whoever leaves the queue
 * passes the signal on, so none is lost and no herd is woken. Watchers (pollers) hear
 * every signal, since they consume nothing. Thread-safe; signalling costs one volatile
 * read while nobody waits.
 * <p>
 * No edge is lost: a waiter enlists, then looks; the other side changes the state with a
 * full fence, then signals.
 */
final class WaitQueue {

	private final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();

	private final CopyOnWriteArrayList<Runnable> watchers = new CopyOnWriteArrayList<>();

	private final AtomicInteger present = new AtomicInteger();

	private final Patience patience = new Patience();

	private final Presence presence;

	private final @Nullable Drive drive;

	/**
	 * Creates a queue.
	 * @param presence counts those who wait in the whole context
	 * @param drive how they may wait better than by parking, null if there is nothing
	 * better
	 */
	WaitQueue(Presence presence, @Nullable Drive drive) {
		this.presence = presence;
		this.drive = drive;
	}

	/**
	 * Waits until an attempt succeeds.
	 * @param attempt what to try; may throw, which ends the waiting
	 * @param timeoutNanos how long, negative for as long as it takes
	 * @return whether the attempt succeeded
	 */
	boolean await(BooleanSupplier attempt, long timeoutNanos) {
		ParkedWaiter waiter = new ParkedWaiter(timeoutNanos, this.patience, this.drive);
		enlist(waiter);
		boolean timedOut = false;
		try {
			boolean done;
			do {
				waiter.reset();
				done = attempt.getAsBoolean();
				timedOut = !done && !waiter.park();
			}
			while (!done && !timedOut);
			return done;
		}
		finally {
			delist(waiter);
			boolean woken = waiter.leave();
			// also if the attempt threw: it may have been woken for that
			if (!timedOut || woken) {
				signal();
			}
		}
	}

	/**
	 * For whoever does not wait although there is reason to: does what it would wait for,
	 * or lets those do so that want the processor.
	 */
	void giveWay() {
		if (this.drive == null || !this.drive.help()) {
			Thread.yield();
		}
	}

	void enlist(Waiter waiter) {
		this.waiters.add(waiter);
		this.present.incrementAndGet();
		this.presence.enter();
	}

	void delist(Waiter waiter) {
		if (this.waiters.remove(waiter)) {
			this.present.decrementAndGet();
			this.presence.leave();
		}
	}

	void watch(Runnable watcher) {
		this.watchers.add(watcher);
		this.present.incrementAndGet();
		this.presence.enter();
	}

	void unwatch(Runnable watcher) {
		if (this.watchers.remove(watcher)) {
			this.present.decrementAndGet();
			this.presence.leave();
		}
	}

	/**
	 * Wakes one waiter, and all watchers.
	 */
	void signal() {
		if (this.present.get() == 0) {
			return;
		}
		this.watchers.forEach(Runnable::run);
		for (Waiter waiter : this.waiters) {
			if (waiter.wake()) {
				return;
			}
		}
	}

	/**
	 * Wakes everybody.
	 */
	void signalAll() {
		if (this.present.get() == 0) {
			return;
		}
		this.watchers.forEach(Runnable::run);
		this.waiters.forEach(Waiter::wake);
	}

}
