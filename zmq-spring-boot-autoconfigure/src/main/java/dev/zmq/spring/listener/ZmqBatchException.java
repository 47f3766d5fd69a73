package dev.zmq.spring.listener;

import java.util.Objects;

import dev.zmq.exception.ZmqException;

/**
 * One message of a batch cannot be handled. A batch listener that fails with this saves
 * the other messages: only that one is tried again, recovered and counted as failed, and
 * what is left of the batch is given to the listener again.
 */
public final class ZmqBatchException extends ZmqException {

	private final int index;

	private final boolean earlierHandled;

	private final Throwable messageCause;

	private ZmqBatchException(int index, boolean earlierHandled, Throwable cause) {
		super("Message " + index + " of the batch cannot be handled: " + cause.getMessage(), cause);
		if (index < 0) {
			throw new IllegalArgumentException("A batch has no message " + index + "; its first one is 0");
		}
		this.index = index;
		this.earlierHandled = earlierHandled;
		this.messageCause = Objects.requireNonNull(cause, "cause");
	}

	/**
	 * The listener handles messages in their order, and has come to one that fails: those
	 * before it are handled.
	 * @param index the place of the message in the batch, from 0
	 * @param cause what is wrong with it
	 * @return the exception to throw
	 */
	public static ZmqBatchException handledUpTo(int index, Throwable cause) {
		return new ZmqBatchException(index, true, cause);
	}

	/**
	 * One message keeps the listener from beginning with the batch: none is handled.
	 * @param index the place of the message in the batch, from 0
	 * @param cause what is wrong with it
	 * @return the exception to throw
	 */
	public static ZmqBatchException nothingHandled(int index, Throwable cause) {
		return new ZmqBatchException(index, false, cause);
	}

	/**
	 * Returns the place of the message in the batch.
	 * @return the place, from 0
	 */
	public int getIndex() {
		return this.index;
	}

	/**
	 * Tells whether the messages before it are handled.
	 * @return whether they are
	 */
	public boolean isEarlierHandled() {
		return this.earlierHandled;
	}

	/**
	 * Returns what is wrong with the message.
	 * @return the cause
	 */
	public Throwable getMessageCause() {
		return this.messageCause;
	}

}
