package dev.zmq.test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Watches the current thread for the time between {@link #start} and {@link #stop}, and
 * interrupts it each time the limit has passed: a thread may swallow one interrupt.
 */
final class HangWatch {

	private static final ScheduledThreadPoolExecutor TIMER = createTimer();

	private final Thread watched = Thread.currentThread();

	private final String what;

	private final Duration limit;

	private @Nullable Future<?> timer;

	private boolean barked;

	private boolean stopped;

	private HangWatch(String what, Duration limit) {
		this.what = what;
		this.limit = limit;
	}

	static HangWatch start(String what, Duration limit) {
		HangWatch watch = new HangWatch(what, limit);
		watch.schedule();
		return watch;
	}

	private synchronized void schedule() {
		this.timer = TIMER.scheduleWithFixedDelay(this::bark, this.limit.toNanos(), this.limit.toNanos(),
				TimeUnit.NANOSECONDS);
	}

	/** Guarded against {@link #stop}, so that no interrupt hits what runs next. */
	private synchronized void bark() {
		if (this.stopped) {
			return;
		}
		this.barked = true;
		System.err.println(ThreadStacks.of(message()));
		this.watched.interrupt();
	}

	/**
	 * Ends the watch.
	 * @return what the test is to fail with, if it was found hanging
	 */
	synchronized Optional<AssertionError> stop() {
		this.stopped = true;
		if (this.timer != null) {
			this.timer.cancel(false);
		}
		if (!this.barked) {
			return Optional.empty();
		}
		Thread.interrupted();
		return Optional.of(new AssertionError(message()));
	}

	private String message() {
		return this.what + " ran for longer than " + this.limit
				+ " and was interrupted; the stacks of all threads are in the output";
	}

	private static ScheduledThreadPoolExecutor createTimer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "hang-watchdog");
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

}
