package dev.zmq.internal.engine;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock of one side of a socket, or of both: reentrant, and no queue for those who
 * come at the right moment, like a {@link java.util.concurrent.locks.ReentrantLock}. That
 * cannot be given room behind it: here two cache lines keep what changes at every message
 * away from what another thread reads at every message. Where the collector puts objects
 * is chance otherwise, and could cost more than half of the speed.
 */
@SuppressWarnings({ "serial", "unused" })
final class SideLock extends AbstractQueuedSynchronizer {

	private long room00;

	private long room01;

	private long room02;

	private long room03;

	private long room04;

	private long room05;

	private long room06;

	private long room07;

	private long room08;

	private long room09;

	private long room10;

	private long room11;

	private long room12;

	private long room13;

	private long room14;

	void lock() {
		Thread current = Thread.currentThread();
		if (compareAndSetState(0, 1)) {
			setExclusiveOwnerThread(current);
		}
		else if (getExclusiveOwnerThread() == current) {
			setState(getState() + 1);
		}
		else {
			acquire(1);
		}
	}

	void unlock() {
		release(1);
	}

	boolean isHeldByCurrentThread() {
		return getExclusiveOwnerThread() == Thread.currentThread();
	}

	/** Only for those who do not hold it. */
	@Override
	protected boolean tryAcquire(int holds) {
		if (getState() != 0 || !compareAndSetState(0, holds)) {
			return false;
		}
		setExclusiveOwnerThread(Thread.currentThread());
		return true;
	}

	@Override
	protected boolean tryRelease(int holds) {
		if (!isHeldByCurrentThread()) {
			throw new IllegalMonitorStateException("The calling thread does not hold the lock");
		}
		int left = getState() - holds;
		if (left == 0) {
			setExclusiveOwnerThread(null);
		}
		setState(left);
		return left == 0;
	}

}
