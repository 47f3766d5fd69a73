package dev.zmq.exception;

/**
 * Base of everything this library throws on purpose. It is unchecked; catch a subclass to
 * react to one cause, or this class to react to all of them. The message says what was
 * tried, on which socket and endpoint, and what to do.
 */
public class ZmqException extends RuntimeException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqException(String message, Throwable cause) {
		super(message, cause);
	}

}
