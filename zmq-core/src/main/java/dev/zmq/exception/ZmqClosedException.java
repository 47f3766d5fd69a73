package dev.zmq.exception;

/**
 * The socket or its context is closed or shut down, either before the call or while it
 * waited. libzmq: {@code ETERM} and {@code ENOTSOCK}.
 */
public final class ZmqClosedException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqClosedException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqClosedException(String message, Throwable cause) {
		super(message, cause);
	}

}
