package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Watch;
import org.jspecify.annotations.Nullable;

/**
 * A thread, platform or virtual, that waits by parking, or, if it can, by running the
 * loop that it would wait for.
 */
final class ParkedWaiter implements Waiter, Watch {

	/** A selector knows milliseconds only; parking is more exact. */
	private static final long MIN_DRIVE_NANOS = 5_000_000;

	private final Thread thread = Thread.currentThread();

	private final AtomicBoolean woken = new AtomicBoolean();

	private final Patience patience;

	private final @Nullable Drive drive;

	private final boolean timed;

	private final long deadlineNanos;

	/** The reactor whose loop this thread runs while it waits. */
	private volatile @Nullable Reactor driven;

	/**
	 * Creates a waiter for the calling thread.
	 * @param timeoutNanos how long it waits, negative for as long as it takes
	 * @param patience how long it waits without giving up the processor
	 * @param drive how it may wait better than by parking, null if there is nothing
	 * better
	 */
	ParkedWaiter(long timeoutNanos, Patience patience, @Nullable Drive drive) {
		this.patience = patience;
		this.drive = drive;
		this.timed = timeoutNanos >= 0;
		this.deadlineNanos = System.nanoTime() + timeoutNanos;
	}

	@Override
	public boolean wake() {
		if (!this.woken.compareAndSet(false, true)) {
			return false;
		}
		if (Thread.currentThread() != this.thread) {
			LockSupport.unpark(this.thread);
			Reactor reactor = this.driven;
			if (reactor != null) {
				reactor.rouse();
			}
		}
		return true;
	}

	void reset() {
		this.woken.set(false);
	}

	/**
	 * Ends the waiting: whoever signals from now on passes this waiter by, even if it was
	 * still enlisted when the signal came to it.
	 * @return whether it was woken since it last looked
	 */
	boolean leave() {
		return this.woken.getAndSet(true);
	}

	/**
	 * Waits to be woken.
	 * @return whether that happened in time
	 * @throws ZmqInterruptedException if the thread was interrupted; its interrupt status
	 * stays set
	 */
	boolean park() {
		while (!this.woken.get()) {
			if (Thread.currentThread().isInterrupted()) {
				throw new ZmqInterruptedException("The thread was interrupted while it waited for the socket;"
						+ " the socket is unharmed and nothing was sent or received by this call");
			}
			long left = leftNanos();
			if (left == 0) {
				return false;
			}
			if (!work(left)) {
				idle(left);
			}
		}
		return true;
	}

	private void idle(long left) {
		long begin = System.nanoTime();
		if (!spin(begin)) {
			park(left);
		}
		this.patience.waited(System.nanoTime() - begin);
	}

	/**
	 * Waits for a moment without giving up the processor, unless somebody else has use
	 * for it.
	 * @return whether that was enough
	 */
	private boolean spin(long begin) {
		long limit = this.patience.nanos();
		do {
			Thread.yield();
			if (this.woken.get()) {
				return true;
			}
		}
		while (System.nanoTime() - begin < limit);
		return false;
	}

	private void park(long left) {
		if (this.timed) {
			LockSupport.parkNanos(this, left);
		}
		else {
			LockSupport.park(this);
		}
	}

	/**
	 * Does what this thread would otherwise wait for, if that is possible.
	 */
	private boolean work(long left) {
		Drive way = this.drive;
		if (way == null || way.help()) {
			return way != null;
		}
		Reactor reactor = (!this.timed || left > MIN_DRIVE_NANOS) ? way.reactor() : null;
		if (reactor == null) {
			return false;
		}
		this.driven = reactor;
		try {
			return way.drive(reactor, this);
		}
		finally {
			this.driven = null;
		}
	}

	@Override
	public boolean isOver() {
		return this.woken.get() || leftNanos() == 0 || this.thread.isInterrupted();
	}

	@Override
	public long leftNanos() {
		return (this.timed) ? Math.max(0, this.deadlineNanos - System.nanoTime()) : -1;
	}

}
