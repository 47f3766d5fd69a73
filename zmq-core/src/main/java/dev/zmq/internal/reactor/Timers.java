package dev.zmq.internal.reactor;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * The timers of one reactor, in the order they are due; those due together in the order
 * they were scheduled. Cancelling costs next to nothing; cancelled timers are swept out
 * once they are the majority.
 */
final class Timers {

	private static final int SWEEP_FROM = 64;

	private final PriorityQueue<Timer> queue = new PriorityQueue<>();

	private int dead;

	private long nextSequence;

	private long passEnd;

	Timer schedule(long dueNanos, Runnable action) {
		Timer timer = new Timer(this, dueNanos, this.nextSequence++, action);
		this.queue.add(timer);
		return timer;
	}

	void cancelled() {
		this.dead++;
		if (this.dead >= SWEEP_FROM && this.dead > this.queue.size() / 2) {
			this.queue.removeIf((timer) -> !timer.live());
			this.dead = 0;
		}
	}

	/**
	 * Begins a pass: {@link #pollDue} leaves alone what is scheduled from now on, so that
	 * a timer which schedules itself anew without delay cannot hold the pass up.
	 */
	void beginPass() {
		this.passEnd = this.nextSequence;
	}

	/**
	 * Takes the next timer of this pass that is due.
	 */
	@Nullable Timer pollDue(long nowNanos) {
		while (true) {
			Timer timer = this.queue.peek();
			if (timer == null || (timer.live() && !isDue(timer, nowNanos))) {
				return null;
			}
			this.queue.poll();
			if (timer.live()) {
				return timer;
			}
			this.dead--;
		}
	}

	private boolean isDue(Timer timer, long nowNanos) {
		return timer.dueNanos() - nowNanos <= 0 && timer.sequence() < this.passEnd;
	}

	boolean isEmpty() {
		return this.queue.isEmpty();
	}

	int size() {
		return this.queue.size();
	}

	/**
	 * Returns how long until the next timer, 0 if it is due. There must be one.
	 */
	long untilNext(long nowNanos) {
		return Math.max(0, this.queue.element().dueNanos() - nowNanos);
	}

}
