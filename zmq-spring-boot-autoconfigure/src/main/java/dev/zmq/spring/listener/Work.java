package dev.zmq.spring.listener;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * What there is to do for a message, or for a batch of them. Used by one thread at a
 * time.
 */
interface Work {

	/**
	 * Calls the listener, once more if that was done before.
	 * @return completes with the result; null if there was nothing to call it for, and
	 * all is settled
	 * @throws Exception if it fails
	 */
	@Nullable CompletionStage<@Nullable Object> attempt() throws Exception;

	/**
	 * Settles the work after an attempt that succeeded.
	 * @param result the result
	 */
	void succeed(@Nullable Object result);

	/**
	 * Finds out what an attempt that failed was about: what it has done needs no other
	 * one.
	 * @param cause what it failed with
	 * @return what is wrong with what is left
	 */
	Throwable narrow(Throwable cause);

	/**
	 * Settles what has failed, when there is no other attempt for it.
	 * @param cause what the last attempt failed with, narrowed
	 * @return whether there is work left, with a right to as many attempts as at first
	 */
	boolean fail(Throwable cause);

	/**
	 * A listener that has no stage does not keep to its contract: a failure like others.
	 */
	static <T extends @Nullable Object> CompletionStage<T> require(@Nullable CompletionStage<T> stage) {
		if (stage == null) {
			throw new IllegalStateException(
					"The listener returned null; return a completed stage if there is no result");
		}
		return stage;
	}

}
