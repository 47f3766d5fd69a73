package dev.zmq.internal.engine;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What sendAsync returns: done when the message was taken; ending it early takes the
 * message back if it was not.
 */
final class SendFuture extends CompletableFuture<@Nullable Void> {

	private final CompletableFuture<Boolean> call;

	private SendFuture(CompletableFuture<Boolean> call) {
		this.call = call;
	}

	static SendFuture of(CompletableFuture<Boolean> call) {
		SendFuture future = new SendFuture(call);
		call.whenComplete(future::settle);
		return future;
	}

	private void settle(@Nullable Boolean taken, @Nullable Throwable failure) {
		if (failure != null) {
			super.completeExceptionally(failure);
		}
		else {
			super.complete(null);
		}
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return this.call.cancel(mayInterruptIfRunning) && super.cancel(mayInterruptIfRunning) || isCancelled();
	}

	@Override
	public boolean complete(@Nullable Void value) {
		return this.call.complete(Boolean.TRUE);
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return this.call.completeExceptionally(ex);
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new CompletableFuture<>();
	}

}
