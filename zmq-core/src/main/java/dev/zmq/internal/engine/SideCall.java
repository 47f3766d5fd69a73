package dev.zmq.internal.engine;

import dev.zmq.internal.reactor.Reactor;
import dev.zmq.monitor.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * What changes on one side of a socket with every call: whether one is under way that
 * moves a message, what has to hear of it afterwards, and how much was moved. Guarded by
 * the side's lock. {@link Padded} keeps it away from what others read.
 */
abstract class SideCall {

	private final SideLock lock;

	private long messages;

	private long bytes;

	private boolean underWay;

	private @Nullable Reactor unheard;

	private SideCall(SideLock lock) {
		this.lock = lock;
	}

	/**
	 * Creates it.
	 * @param lock the side's lock
	 */
	static SideCall create(SideLock lock) {
		return new Padded(lock);
	}

	void begin() {
		this.underWay = true;
	}

	/**
	 * Ends the call.
	 * @return what has to hear of it once the lock is released, null if nothing
	 */
	@Nullable Reactor end() {
		this.underWay = false;
		Reactor reactor = this.unheard;
		if (reactor != null) {
			this.unheard = null;
		}
		return reactor;
	}

	/** Counts a message, or takes one back with negative numbers. */
	void count(int change, long length) {
		this.messages += change;
		this.bytes += length;
	}

	/**
	 * Hands a task to a reactor: at once, or, if the holder of the lock moves a message,
	 * so that the caller can see to it itself when it has released the lock.
	 */
	void hand(Reactor reactor, Runnable task) {
		if (!this.lock.isHeldByCurrentThread() || !this.underWay) {
			reactor.execute(task);
			return;
		}
		reactor.post(task);
		Reactor other = this.unheard;
		if (other != null && other != reactor) {
			other.rouse();
		}
		this.unheard = reactor;
	}

	Traffic traffic() {
		return new Traffic(this.messages, this.bytes);
	}

	/** With two cache lines of room behind the fields, as {@link SideLock} has. */
	@SuppressWarnings("unused")
	private static final class Padded extends SideCall {

		private long r00, r01, r02, r03, r04, r05, r06, r07, r08, r09, r10, r11, r12, r13, r14;

		Padded(SideLock lock) {
			super(lock);
		}

	}

}
