package dev.zmq.exception;

/**
 * A message is larger than the context allows to send
 * ({@code ContextOption.MAX_MESSAGE_SIZE}), or than where it is to be put. A peer never
 * causes this by sending too much: it is disconnected. libzmq: {@code EMSGSIZE}.
 */
public final class MessageTooLargeException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public MessageTooLargeException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public MessageTooLargeException(String message, Throwable cause) {
		super(message, cause);
	}

}
