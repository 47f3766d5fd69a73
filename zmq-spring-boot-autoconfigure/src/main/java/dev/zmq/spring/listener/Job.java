package dev.zmq.spring.listener;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Does a piece of work: attempts it until one attempt succeeds or there may be no other
 * one. Nothing that a handler throws gets past it. An attempt begins when the one before
 * has ended, so that one thread at a time is in here.
 */
final class Job implements Runnable, BiConsumer<@Nullable Object, @Nullable Throwable> {

	private static final Log logger = LogFactory.getLog(Job.class);

	private final Work work;

	private final Jobs jobs;

	private @Nullable Attempts attempts;

	Job(Work work, Jobs jobs) {
		this.work = work;
		this.jobs = jobs;
	}

	@Override
	public void run() {
		Jobs previous = this.jobs.enter();
		try {
			attempt();
		}
		finally {
			this.jobs.leave(previous);
		}
	}

	private void attempt() {
		try {
			this.jobs.requireWanted();
			CompletionStage<@Nullable Object> stage = this.work.attempt();
			if (stage instanceof CompletableFuture<@Nullable Object> future && future.isDone()
					&& !future.isCompletedExceptionally()) {
				accept(future.join(), null);
			}
			else if (stage != null) {
				stage.whenComplete(this);
			}
		}
		catch (Throwable ex) {
			accept(null, ex);
		}
	}

	@Override
	public void accept(@Nullable Object result, @Nullable Throwable error) {
		try {
			if (error == null) {
				this.work.succeed(result);
			}
			else {
				failed(error);
			}
		}
		catch (Throwable ex) {
			unsettled(ex);
		}
	}

	private void failed(Throwable error) {
		Throwable cause = this.work.narrow(unwrap(error));
		if (!this.jobs.retry(this, cause)) {
			giveUp(cause);
		}
	}

	/** Ends the attempts, the last of which failed. */
	void giveUp(Throwable cause) {
		try {
			this.attempts = null;
			if (this.work.fail(cause)) {
				this.jobs.execute(this);
			}
		}
		catch (Throwable ex) {
			unsettled(ex);
		}
	}

	private void unsettled(Throwable cause) {
		logger.error("Listener '" + this.jobs.listenerId() + "' could not settle a message", cause);
	}

	@Nullable Attempts attempts() {
		return this.attempts;
	}

	void attempts(Attempts attempts) {
		this.attempts = attempts;
	}

	private static Throwable unwrap(Throwable error) {
		boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException;
		return (wrapper && error.getCause() != null) ? error.getCause() : error;
	}

}
