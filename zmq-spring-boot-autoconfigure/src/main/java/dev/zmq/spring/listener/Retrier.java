package dev.zmq.spring.listener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Waits for the next attempts of failed jobs without keeping a thread for each. Has a
 * thread of its own only after the first failure; handlers do not run on it. Thread-safe.
 */
final class Retrier {

	private static final Log logger = LogFactory.getLog(Retrier.class);

	private final String listenerId;

	private final @Nullable RetryPolicy policy;

	private final Set<Pending> pending = ConcurrentHashMap.newKeySet();

	private final Lock lock = new ReentrantLock();

	private @Nullable ScheduledThreadPoolExecutor timer;

	private boolean stopped;

	Retrier(String listenerId, @Nullable RetryPolicy policy) {
		this.listenerId = listenerId;
		this.policy = policy;
	}

	/**
	 * Runs a job again when its back-off is over.
	 * @return whether that will be; if not, all attempts are used up, the error is of a
	 * kind that does not go away, or the container is stopping
	 */
	boolean retry(Job job, Throwable cause, Jobs jobs) {
		if (this.policy == null || cause instanceof InvalidMessageException) {
			return false;
		}
		try {
			long delay = attempts(job, this.policy).next(cause);
			return delay != Attempts.NONE && schedule(new Pending(job, cause, jobs), delay);
		}
		catch (RuntimeException | Error ex) {
			logger.error("The retry policy of listener '" + this.listenerId + "' failed; there is no other attempt",
					ex);
			return false;
		}
	}

	private static Attempts attempts(Job job, RetryPolicy policy) {
		Attempts attempts = job.attempts();
		if (attempts == null) {
			attempts = new Attempts(policy);
			job.attempts(attempts);
		}
		return attempts;
	}

	private boolean schedule(Pending next, long delay) {
		this.lock.lock();
		try {
			if (this.stopped) {
				return false;
			}
			timer().schedule(() -> due(next), delay, TimeUnit.MILLISECONDS);
			this.pending.add(next);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private ScheduledThreadPoolExecutor timer() {
		if (this.timer == null) {
			CustomizableThreadFactory threads = new CustomizableThreadFactory("zmq-" + this.listenerId + "-retry-");
			threads.setDaemon(true);
			this.timer = new ScheduledThreadPoolExecutor(1, threads);
		}
		return this.timer;
	}

	private void due(Pending next) {
		this.lock.lock();
		try {
			if (!this.pending.remove(next)) {
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		next.jobs().execute(next.job());
	}

	/** Ends all waiting at once: what would be tried again has failed. */
	void stop() {
		List<Pending> left;
		this.lock.lock();
		try {
			this.stopped = true;
			if (this.timer != null) {
				this.timer.shutdownNow();
			}
			left = List.copyOf(this.pending);
			this.pending.clear();
		}
		finally {
			this.lock.unlock();
		}
		left.forEach((each) -> each.jobs().execute(() -> each.job().giveUp(each.cause())));
	}

	/** Compared by identity. */
	private static final class Pending {

		private final Job job;

		private final Throwable cause;

		private final Jobs jobs;

		Pending(Job job, Throwable cause, Jobs jobs) {
			this.job = job;
			this.cause = cause;
			this.jobs = jobs;
		}

		Job job() {
			return this.job;
		}

		Throwable cause() {
			return this.cause;
		}

		Jobs jobs() {
			return this.jobs;
		}

	}

}
