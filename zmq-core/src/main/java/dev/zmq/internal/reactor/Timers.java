package dev.zmq.internal.reactor;

import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * The timers of one reactor. Cancelling costs nothing; cancelled timers are swept out
 * once they are the majority.
 */
final class Timers {

	private static final int SWEEP_FROM = 64;

	private final PriorityQueue<Timer> queue = new PriorityQueue<>();

	private int dead;

	Timer schedule(long dueNanos, Runnable action) {
		Timer timer = new Timer(this, dueNanos, action);
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
	 * Takes the next timer that is due.
	 */
	@Nullable Timer pollDue(long nowNanos) {
		while (true) {
			Timer timer = this.queue.peek();
			if (timer == null || (timer.live() && timer.dueNanos() - nowNanos > 0)) {
				return null;
			}
			this.queue.poll();
			if (timer.live()) {
				return timer;
			}
			this.dead--;
		}
	}

	/**
	 * Returns how long until the next timer, or −1 if there is none.
	 */
	long untilNext(long nowNanos) {
		Timer timer = this.queue.peek();
		return (timer != null) ? Math.max(0, timer.dueNanos() - nowNanos) : -1;
	}

}
