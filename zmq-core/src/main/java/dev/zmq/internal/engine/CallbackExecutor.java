package dev.zmq.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The application's executor for its own code. What that rejects, being full or shut
 * down, runs on the context's own threads: futures still end and listeners still hear,
 * and neither a connection nor a call in which something happened fails over it.
 */
final class CallbackExecutor implements Executor {

	private final Executor first;

	private final Executor second;

	CallbackExecutor(Executor first, Executor second) {
		this.first = first;
		this.second = second;
	}

	@Override
	public void execute(Runnable task) {
		try {
			this.first.execute(task);
		}
		catch (RejectedExecutionException ex) {
			this.second.execute(task);
		}
	}

}
