package dev.zmq.internal.reactor;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Tasks that are run round by round: one that is added while a round is run has to wait
 * for the next. Only {@link #isEmpty} is for all threads.
 */
final class Rounds {

	private ArrayDeque<Runnable> current = new ArrayDeque<>();

	private ArrayDeque<Runnable> next = new ArrayDeque<>();

	private volatile boolean waiting;

	void add(Runnable task) {
		this.next.add(task);
		this.waiting = true;
	}

	boolean isEmpty() {
		return !this.waiting;
	}

	/**
	 * Runs what was added before this call.
	 */
	void run(Consumer<Runnable> runner) {
		if (!this.waiting) {
			return;
		}
		ArrayDeque<Runnable> tasks = this.next;
		this.next = this.current;
		this.current = tasks;
		this.waiting = false;
		Runnable task;
		while ((task = tasks.poll()) != null) {
			runner.accept(task);
		}
	}

}
