package dev.zmq.exception;

/**
 * A call waited as long as it was allowed to, and nothing happened: nothing could be sent
 * within {@code SEND_TIMEOUT}, or nothing arrived within {@code RECEIVE_TIMEOUT}. The
 * socket is as usable as before. libzmq: {@code EAGAIN}.
 */
public final class ZmqTimeoutException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqTimeoutException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqTimeoutException(String message, Throwable cause) {
		super(message, cause);
	}

}
