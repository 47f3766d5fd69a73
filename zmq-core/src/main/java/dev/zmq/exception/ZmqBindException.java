package dev.zmq.exception;

/**
 * A bind failed although the endpoint is well formed: the address is in use, is not one
 * of this machine, or may not be used by this process. libzmq: {@code EADDRINUSE},
 * {@code EADDRNOTAVAIL}, {@code ENODEV}, {@code EACCES}.
 */
public final class ZmqBindException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public ZmqBindException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public ZmqBindException(String message, Throwable cause) {
		super(message, cause);
	}

}
