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

	private long messages;

	private long bytes;

	private boolean underWay;

	private @Nullable Reactor unheard;

	static SideCall create() {
		return new Padded();
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
	 * @param lock the side's lock
	 */
	void hand(SideLock lock, Reactor reactor, Runnable task) {
		if (!lock.isHeldByCurrentThread() || !this.underWay) {
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

	}

}
