package dev.zmq.exception;

/**
 * A limit of the context is reached, as the number of open sockets
 * ({@code ContextOption.MAX_SOCKETS}). libzmq: {@code EMFILE}.
 */
public final class ZmqLimitException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqLimitException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqLimitException(String message, Throwable cause) {
		super(message, cause);
	}

}
