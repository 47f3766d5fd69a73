package dev.zmq.spring.listener;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * Tries in the background to start a container, until that succeeds, the policy gives up,
 * or it is cancelled. Thread-safe.
 */
final class StartupRetry implements Runnable {

	private final Attempts attempts;

	private final Function<StartupRetry, @Nullable Throwable> attempt;

	private final BiConsumer<StartupRetry, Throwable> onGivingUp;

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private Throwable cause;

	private volatile boolean cancelled;

	/**
	 * Creates the retry.
	 * @param policy how long to wait before each attempt, and how many there are
	 * @param cause what the first attempt failed with
	 * @param attempt starts the container; returns what it failed with
	 * @param onGivingUp gets what the last attempt failed with
	 */
	StartupRetry(RetryPolicy policy, Throwable cause, Function<StartupRetry, @Nullable Throwable> attempt,
			BiConsumer<StartupRetry, Throwable> onGivingUp) {
		this.attempts = new Attempts(policy);
		this.cause = cause;
		this.attempt = attempt;
		this.onGivingUp = onGivingUp;
	}

	void start(String threadName) {
		Thread thread = new Thread(this, threadName);
		// keeps an application alive that has nothing but listeners, as they do
		thread.setDaemon(false);
		thread.start();
	}

	@Override
	public void run() {
		long delay = this.attempts.next(this.cause);
		while (delay != Attempts.NONE && sleep(delay)) {
			Throwable failure = this.attempt.apply(this);
			if (failure == null) {
				return;
			}
			this.cause = failure;
			delay = this.attempts.next(failure);
		}
		if (!this.cancelled) {
			this.onGivingUp.accept(this, this.cause);
		}
	}

	/** Returns whether to go on. */
	private boolean sleep(long millis) {
		this.lock.lock();
		try {
			long left = TimeUnit.MILLISECONDS.toNanos(millis);
			while (left > 0 && !this.cancelled) {
				left = this.changed.awaitNanos(left);
			}
			return !this.cancelled;
		}
		catch (InterruptedException ex) {
			// nobody but the application's end interrupts this thread
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	void cancel() {
		this.lock.lock();
		try {
			this.cancelled = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isCancelled() {
		return this.cancelled;
	}

}
