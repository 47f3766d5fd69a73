package dev.zmq.spring.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.ZmqTimeoutException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

/**
 * A request that waits for its reply. One thread at a time works on it, until the reply
 * is complete.
 */
final class PendingRequest {

	private final Long id;

	private final ZmqMessage message;

	private final CallSettings settings;

	private final CompletableFuture<ZmqMessage> reply = new CompletableFuture<>();

	private final long begin = System.nanoTime();

	private @Nullable BackOffExecution backOff;

	private volatile @Nullable CompletableFuture<@Nullable Void> timer;

	private volatile @Nullable CompletableFuture<@Nullable Void> sending;

	PendingRequest(Long id, ZmqMessage message, CallSettings settings) {
		this.id = id;
		this.message = message;
		this.settings = settings;
		this.reply.whenComplete((value, error) -> release());
	}

	Long id() {
		return this.id;
	}

	ZmqMessage message() {
		return this.message;
	}

	CallSettings settings() {
		return this.settings;
	}

	CompletableFuture<ZmqMessage> reply() {
		return this.reply;
	}

	/** Whether the message still waits to be taken, so that it need not be sent again. */
	boolean isBeingSent() {
		CompletableFuture<@Nullable Void> current = this.sending;
		return current != null && !current.isDone();
	}

	void setSending(CompletableFuture<@Nullable Void> sending) {
		this.sending = sending;
		releaseIfDone();
	}

	void setTimer(CompletableFuture<@Nullable Void> timer) {
		this.timer = timer;
		releaseIfDone();
	}

	private void releaseIfDone() {
		if (this.reply.isDone()) {
			release();
		}
	}

	private void release() {
		cancel(this.timer);
		cancel(this.sending);
	}

	private static void cancel(@Nullable CompletableFuture<@Nullable Void> future) {
		if (future != null) {
			future.cancel(false);
		}
	}

	/**
	 * Decides what to do after a time-out.
	 * @return milliseconds to wait before the request is sent again, or
	 * {@link BackOffExecution#STOP}
	 */
	long nextDelay(ZmqTimeoutException error) {
		RetryPolicy retry = this.settings.retry();
		if (retry == null || !retry.shouldRetry(error)) {
			return BackOffExecution.STOP;
		}
		BackOffExecution execution = this.backOff;
		if (execution == null) {
			execution = retry.getBackOff().start();
			this.backOff = execution;
		}
		long delay = execution.nextBackOff();
		Duration limit = retry.getTimeout();
		boolean over = limit.toNanos() > 0
				&& System.nanoTime() - this.begin + Duration.ofMillis(Math.max(0, delay)).toNanos() > limit.toNanos();
		return over ? BackOffExecution.STOP : delay;
	}

}
