package dev.zmq.internal.reactor;

import org.jspecify.annotations.Nullable;

/**
 * Something due at a time. For the reactor's thread only.
 */
public final class Timer implements Comparable<Timer> {

	private final long dueNanos;

	private final long sequence;

	private final Timers owner;

	/**
	 * Null once it has run or was cancelled: a timer that waits to be swept holds
	 * nothing.
	 */
	private @Nullable Runnable action;

	Timer(Timers owner, long dueNanos, long sequence, Runnable action) {
		this.owner = owner;
		this.dueNanos = dueNanos;
		this.sequence = sequence;
		this.action = action;
	}

	/**
	 * Returns when it is due.
	 * @return the time, in nanoseconds of the reactor's clock
	 */
	public long dueNanos() {
		return this.dueNanos;
	}

	/**
	 * Forgets it. Cancelling twice, or after it was due, does nothing.
	 */
	public void cancel() {
		if (this.action != null) {
			this.action = null;
			this.owner.cancelled();
		}
	}

	boolean live() {
		return this.action != null;
	}

	long sequence() {
		return this.sequence;
	}

	void run() {
		Runnable due = this.action;
		this.action = null;
		if (due != null) {
			due.run();
		}
	}

	@Override
	public int compareTo(Timer other) {
		int order = Long.signum(this.dueNanos - other.dueNanos);
		return (order != 0) ? order : Long.signum(this.sequence - other.sequence);
	}

}
