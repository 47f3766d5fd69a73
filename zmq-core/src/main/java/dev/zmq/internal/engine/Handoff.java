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
	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

	/** How often to see whether a reactor is stuck. */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

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
		return await(reactor, done);
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
		return reactor.isCurrent() || await(reactor, done);
	}

	/**
	 * A reactor that is stuck is waited for once, not by each of many calls in turn: the
	 * time that its turn has taken already counts.
	 */
	private static boolean await(Reactor reactor, CountDownLatch done) {
		long start = System.nanoTime();
		try {
			boolean last;
			do {
				last = isStuck(reactor) || System.nanoTime() - start > LIMIT_NANOS;
				if (done.await((last) ? 0 : LOOK_NANOS, TimeUnit.NANOSECONDS)) {
					return true;
				}
			}
			while (!last);
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static boolean isStuck(Reactor reactor) {
		long turn = reactor.turnNanos();
		return turn != 0 && System.nanoTime() - turn > LIMIT_NANOS;
	}

}
