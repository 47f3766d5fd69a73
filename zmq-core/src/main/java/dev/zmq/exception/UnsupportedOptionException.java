package dev.zmq.exception;

/**
 * An option is unknown, can only be read, does not exist for this type of socket, or
 * cannot be supported; the message says which of these it is. libzmq: {@code EINVAL}.
 */
public final class UnsupportedOptionException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public UnsupportedOptionException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public UnsupportedOptionException(String message, Throwable cause) {
		super(message, cause);
	}

}
