package dev.zmq.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A future that can be ended either by the socket or by its user (cancelled, timed out),
 * but never by both: whoever claims it first. So a message is never taken for a future
 * that nobody reads any more.
 *
 * @param <T> the result
 */
final class ClaimedFuture<T extends @Nullable Object> extends CompletableFuture<T> {

	private final AtomicBoolean claimed = new AtomicBoolean();

	/**
	 * Takes the right to end this future.
	 * @return whether it could be had
	 */
	boolean claim() {
		return this.claimed.compareAndSet(false, true);
	}

	/**
	 * Gives the right back.
	 */
	void disclaim() {
		this.claimed.set(false);
	}

	/**
	 * Ends the future; for the one who has claimed it.
	 */
	void settle(T value) {
		super.complete(value);
	}

	/**
	 * Ends the future with a failure; for the one who has claimed it.
	 */
	void fail(Throwable failure) {
		super.completeExceptionally(failure);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return claim() && super.cancel(mayInterruptIfRunning);
	}

	@Override
	public boolean complete(T value) {
		return claim() && super.complete(value);
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return claim() && super.completeExceptionally(ex);
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new CompletableFuture<>();
	}

}
