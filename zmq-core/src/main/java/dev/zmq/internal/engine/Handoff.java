package dev.zmq.internal.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.zmq.internal.reactor.Reactor;

/**
 * Waits, for a bounded time, until a reactor has done something that a call promises to
 * be done when it returns.
 */
final class Handoff {

	/** How long a reactor that is busy is waited for. */
	private static final long LIMIT_MILLIS = 1000;

	private Handoff() {
	}

	/**
	 * Runs a task on a reactor and waits for it, unless the caller is the reactor.
	 * @return whether the task is done; if not, it will be
	 */
	static boolean run(Reactor reactor, Runnable task) {
		if (reactor.isCurrent()) {
			task.run();
			return true;
		}
		CountDownLatch done = new CountDownLatch(1);
		reactor.execute(() -> {
			try {
				task.run();
			}
			finally {
				done.countDown();
			}
		});
		return await(done);
	}

	/**
	 * Runs a task on a reactor and waits until its selector has forgotten what the task
	 * has closed: only then are descriptors and addresses free.
	 * @return whether that is so; if not, it will be
	 */
	static boolean runAndForget(Reactor reactor, Runnable task) {
		CountDownLatch done = new CountDownLatch(1);
		reactor.execute(() -> {
			try {
				task.run();
			}
			finally {
				reactor.again(done::countDown);
			}
		});
		return reactor.isCurrent() || await(done);
	}

	private static boolean await(CountDownLatch done) {
		try {
			return done.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
