package dev.zmq.spring.listener;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that others leave for one thread, in their order. Closed when that thread ends.
 * Guarded by the lock of the receiving loop, but for {@link #isEmpty} and {@link #poll}.
 */
final class Mailbox {

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private boolean closed;

	/** Returns whether the task will be run. */
	boolean offer(Runnable task) {
		return !this.closed && this.tasks.offer(task);
	}

	boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	@Nullable Runnable poll() {
		return this.tasks.poll();
	}

	void close() {
		this.closed = true;
	}

}
