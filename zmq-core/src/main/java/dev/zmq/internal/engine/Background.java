package dev.zmq.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The context's own threads for what must not hold up a reactor: name resolution, event
 * listeners, dependent actions of futures. As many as there is work, none while there is
 * none. After {@link #stop}, work is refused silently, but what is {@link Sure}: nobody
 * is left to see its result.
 */
final class Background implements Executor {

	private static final int KEEP_ALIVE_SECONDS = 5;

	private final ThreadPoolExecutor threads;

	Background(String prefix) {
		AtomicInteger number = new AtomicInteger();
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), (task) -> {
					Thread thread = new Thread(task, prefix + "-callback-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				}, (task, ended) -> {
					if (task instanceof Sure sure) {
						sure.run();
					}
				});
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(task);
	}

	/**
	 * What has to be done also when no thread is left to do it: then whoever asks for it
	 * does.
	 *
	 * @param task the task
	 */
	record Sure(Runnable task) implements Runnable {

		@Override
		public void run() {
			this.task.run();
		}

	}

	/**
	 * Lets what has begun finish and ends the threads.
	 */
	void stop() {
		this.threads.shutdown();
	}

}
