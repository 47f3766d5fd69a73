package dev.zmq.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Hands tasks on to another executor, no more than some at a time; others wait their
 * turn. Thread-safe.
 */
final class LimitedExecutor implements Executor {

	private final Executor executor;

	private final int limit;

	private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

	private int running;

	LimitedExecutor(Executor executor, int limit) {
		this.executor = executor;
		this.limit = limit;
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this) {
			if (this.running == this.limit) {
				this.waiting.addLast(task);
				return;
			}
			this.running++;
		}
		start(task);
	}

	/**
	 * Takes a task back, unless it has begun.
	 */
	synchronized void takeBack(Runnable task) {
		this.waiting.remove(task);
	}

	private void start(Runnable task) {
		boolean started = false;
		try {
			this.executor.execute(() -> work(task));
			started = true;
		}
		finally {
			if (!started) {
				leave();
			}
		}
	}

	private void work(Runnable first) {
		Runnable task = first;
		while (task != null) {
			try {
				task.run();
			}
			catch (Throwable ex) {
				// this thread goes down with it; another one goes on
				Runnable next = next();
				if (next != null) {
					start(next);
				}
				throw ex;
			}
			task = next();
		}
	}

	/**
	 * Takes the next task, or leaves if there is none.
	 */
	private synchronized @Nullable Runnable next() {
		Runnable task = this.waiting.pollFirst();
		if (task == null) {
			this.running--;
		}
		return task;
	}

	private synchronized void leave() {
		this.running--;
	}

}
