package dev.zmq.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

import org.jspecify.annotations.Nullable;

/**
 * The lock of one side of a socket, or of both: reentrant, and no queue for those who
 * come at the right moment, like a {@link java.util.concurrent.locks.ReentrantLock}. That
 * notes its owner anew each time, a reference, for which the garbage collector may ask
 * for a fence, and it cannot be given room behind it: here two cache lines keep what
 * changes at every message away from what another thread reads at every message. Where
 * the collector puts objects is chance otherwise, and could cost more than half of the
 * speed.
 * <p>
 * The owner stays noted when the lock is released. So holds tell whether it has the lock,
 * and are read before the owner, and written after it: whoever sees the hold of another
 * thread does not see itself as the owner.
 */
@SuppressWarnings("serial")
abstract class SideLock extends AbstractQueuedSynchronizer {

	private static final VarHandle HOLDS;

	static {
		try {
			HOLDS = MethodHandles.lookup().findVarHandle(SideLock.class, "holds", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private @Nullable Thread owner;

	/** Written by the owner. */
	private int holds;

	static SideLock create() {
		return new Padded();
	}

	void lock() {
		if (compareAndSetState(0, 1)) {
			own();
		}
		else if (isHeldByCurrentThread()) {
			HOLDS.setRelease(this, this.holds + 1);
		}
		else {
			acquire(1);
		}
	}

	private void own() {
		Thread current = Thread.currentThread();
		if (this.owner != current) {
			this.owner = current;
		}
		HOLDS.setRelease(this, 1);
	}

	void unlock() {
		if (!isHeldByCurrentThread()) {
			throw new IllegalMonitorStateException("The calling thread does not hold the lock");
		}
		int left = this.holds - 1;
		HOLDS.setRelease(this, left);
		if (left == 0) {
			release(1);
		}
	}

	boolean isHeldByCurrentThread() {
		return (int) HOLDS.getAcquire(this) > 0 && this.owner == Thread.currentThread();
	}

	@Override
	protected boolean tryAcquire(int unused) {
		if (getState() != 0 || !compareAndSetState(0, 1)) {
			return false;
		}
		own();
		return true;
	}

	@Override
	protected boolean tryRelease(int unused) {
		setState(0);
		return true;
	}

	/** With two cache lines of room behind the fields. */
	@SuppressWarnings({ "serial", "unused" })
	private static final class Padded extends SideLock {

		private long r00, r01, r02, r03, r04, r05, r06, r07, r08, r09, r10, r11, r12, r13, r14;

	}

}
