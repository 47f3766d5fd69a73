package dev.zmq.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * The application's executor for its own code. What that rejects, being full or shut
 * down, runs on the context's own threads: futures still end and listeners still hear,
 * and neither a connection nor a call in which something happened fails over it. So does
 * what it would run in the thread that hands it over, which may be an I/O thread or hold
 * locks of a socket.
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
		Errand errand = new Errand(task);
		try {
			this.first.execute(errand);
		}
		catch (RejectedExecutionException ex) {
			this.second.execute(task);
		}
		finally {
			errand.giver = null;
		}
	}

	/** A task that does not run in the thread that is just handing it over. */
	private final class Errand implements Runnable {

		private final Runnable task;

		/** Only the giver itself has to see how this changes. */
		private @Nullable Thread giver = Thread.currentThread();

		Errand(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (Thread.currentThread() == this.giver) {
				CallbackExecutor.this.second.execute(this.task);
			}
			else {
				this.task.run();
			}
		}

	}

}
