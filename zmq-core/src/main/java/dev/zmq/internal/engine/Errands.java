package dev.zmq.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * What connections have done away from the reactor, some at a time: however many peers
 * there are, and however long the network takes, there are no more threads than that. The
 * rest waits its turn.
 */
final class Errands {

	private static final Runnable NOTHING = () -> {
	};

	private final Executor threads;

	private final int atOnce;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private int running;

	Errands(Executor threads, int atOnce) {
		this.threads = threads;
		this.atOnce = atOnce;
	}

	/**
	 * Runs an errand as soon as it is its turn.
	 * @param errand what to do; throws nothing
	 * @return to be run if it is of no use any more, which takes back what waits
	 */
	Runnable run(Runnable errand) {
		synchronized (this) {
			if (this.running == this.atOnce) {
				this.waiting.add(errand);
				return () -> takeBack(errand);
			}
			this.running++;
		}
		this.threads.execute(() -> work(errand));
		return NOTHING;
	}

	private void work(Runnable first) {
		@Nullable Runnable errand = first;
		while (errand != null) {
			errand.run();
			errand = next();
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable next = this.waiting.poll();
		if (next == null) {
			this.running--;
		}
		return next;
	}

	private synchronized void takeBack(Runnable errand) {
		this.waiting.remove(errand);
	}

}
