package dev.zmq.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A future that can be ended either by the socket or by its user (cancelled, timed out),
 * but never by both: whoever claims it first. So a message is never taken for a future
 * that nobody reads any more.
 *
 * @param <T> the result
 */
final class ClaimedFuture<T extends @Nullable Object> extends CompletableFuture<T> {

	private final Runnable onAbandoned;

	/** Held by whoever has claimed the future. */
	private final ReentrantLock claim = new ReentrantLock();

	/** Whether somebody has used the claim; nobody gets another. */
	private boolean ending;

	/**
	 * Creates the future.
	 * @param onAbandoned hears that the user has ended it
	 */
	ClaimedFuture(Runnable onAbandoned) {
		this.onAbandoned = onAbandoned;
	}

	/**
	 * Takes the right to end this future. Whoever comes while somebody else has it waits
	 * to see whether it is used: a cancellation or a timeout comes only once, and must
	 * not be lost because the socket was just trying. That takes no longer than the try.
	 * @return whether it could be had; if so, {@link #disclaim}, {@link #settle} or
	 * {@link #fail} has to follow on the same thread
	 */
	boolean claim() {
		this.claim.lock();
		if (this.ending) {
			this.claim.unlock();
			return false;
		}
		return true;
	}

	/**
	 * Gives the right back.
	 */
	void disclaim() {
		this.claim.unlock();
	}

	/**
	 * Ends the future; for the one who has claimed it.
	 */
	void settle(T value) {
		use();
		super.complete(value);
	}

	/**
	 * Ends the future with a failure; for the one who has claimed it.
	 */
	void fail(Throwable failure) {
		use();
		super.completeExceptionally(failure);
	}

	/** Lets go of the lock first: dependent actions run while the future is ended. */
	private void use() {
		this.ending = true;
		this.claim.unlock();
	}

	/**
	 * Ends the future for its user, if nobody has claimed it.
	 */
	private boolean abandon(BooleanSupplier ending) {
		if (!claim()) {
			return false;
		}
		use();
		boolean ended = ending.getAsBoolean();
		this.onAbandoned.run();
		return ended;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return abandon(() -> super.cancel(mayInterruptIfRunning));
	}

	@Override
	public boolean complete(T value) {
		return abandon(() -> super.complete(value));
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return abandon(() -> super.completeExceptionally(ex));
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new CompletableFuture<>();
	}

}
