package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.exception.ZmqInterruptedException;

/**
 * A thread, platform or virtual, that waits by parking.
 */
final class ParkedWaiter implements Waiter {

	private final Thread thread = Thread.currentThread();

	private final AtomicBoolean woken = new AtomicBoolean();

	private final boolean timed;

	private final long deadlineNanos;

	ParkedWaiter(long timeoutNanos) {
		this.timed = timeoutNanos >= 0;
		this.deadlineNanos = System.nanoTime() + timeoutNanos;
	}

	@Override
	public boolean wake() {
		if (!this.woken.compareAndSet(false, true)) {
			return false;
		}
		LockSupport.unpark(this.thread);
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
			if (!this.timed) {
				LockSupport.park(this);
				continue;
			}
			long left = this.deadlineNanos - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			LockSupport.parkNanos(this, left);
		}
		return true;
	}

}
