package dev.zmq.exception;

/**
 * The calling thread was interrupted while it waited. Its interrupt flag is set again
 * when this is thrown; nothing was sent or taken, and the socket is as usable as before.
 * libzmq: {@code EINTR}.
 */
public final class ZmqInterruptedException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqInterruptedException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqInterruptedException(String message, Throwable cause) {
		super(message, cause);
	}

}
