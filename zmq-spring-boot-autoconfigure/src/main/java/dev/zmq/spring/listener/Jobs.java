package dev.zmq.spring.listener;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Where the jobs of a container run, and how they are tried again. Thread-safe.
 */
final class Jobs {

	/** Whose handler runs on a thread, to know those that stop their own container. */
	private static final ThreadLocal<@Nullable Jobs> CURRENT = new ThreadLocal<>();

	private final String listenerId;

	private final Retrier retrier;

	private final Executor executor;

	private volatile boolean abandoned;

	Jobs(String listenerId, Retrier retrier, Executor executor) {
		this.listenerId = listenerId;
		this.retrier = retrier;
		this.executor = executor;
	}

	String listenerId() {
		return this.listenerId;
	}

	/** Runs a task on a worker; here and now if the workers do not take it. */
	void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (Throwable ex) {
			// a job throws nothing itself, so that it has not run yet
			task.run();
		}
	}

	/**
	 * Tries a job again, later.
	 * @return whether that will be
	 */
	boolean retry(Job job, Throwable cause) {
		return !this.abandoned && this.retrier.retry(job, cause, this);
	}

	/** Nobody waits any more: what has not begun is not to begin. */
	void abandon() {
		this.abandoned = true;
	}

	void requireWanted() {
		if (this.abandoned) {
			throw new IllegalStateException("Listener '" + this.listenerId
					+ "' was stopped before it could handle this message, and its shutdown timeout is over");
		}
	}

	/** Returns what to {@link #leave} to. */
	@Nullable Jobs enter() {
		Jobs previous = CURRENT.get();
		if (previous != this) {
			CURRENT.set(this);
		}
		return previous;
	}

	void leave(@Nullable Jobs previous) {
		if (previous == null) {
			CURRENT.remove();
		}
		else if (previous != this) {
			CURRENT.set(previous);
		}
	}

	/** Tells whether this thread is in a handler of this container. */
	boolean isHandlerThread() {
		return CURRENT.get() == this;
	}

}
