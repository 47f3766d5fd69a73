package dev.zmq.internal.reactor;

/**
 * Something due at a time. For the reactor's thread only.
 */
public final class Timer implements Comparable<Timer> {

	private final long dueNanos;

	private final Runnable action;

	private final Timers owner;

	private boolean live = true;

	Timer(Timers owner, long dueNanos, Runnable action) {
		this.owner = owner;
		this.dueNanos = dueNanos;
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
		if (this.live) {
			this.live = false;
			this.owner.cancelled();
		}
	}

	boolean live() {
		return this.live;
	}

	void run() {
		this.live = false;
		this.action.run();
	}

	@Override
	public int compareTo(Timer other) {
		return Long.signum(this.dueNanos - other.dueNanos);
	}

}
