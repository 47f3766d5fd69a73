package dev.zmq.exception;

/**
 * An endpoint cannot be understood, names a transport that does not exist here, or cannot
 * be used for what was asked, as connecting to a wildcard. libzmq: {@code EINVAL},
 * {@code EPROTONOSUPPORT}, {@code ENOCOMPATPROTO}, {@code ENAMETOOLONG}.
 */
public final class InvalidEndpointException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public InvalidEndpointException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public InvalidEndpointException(String message, Throwable cause) {
		super(message, cause);
	}

}
