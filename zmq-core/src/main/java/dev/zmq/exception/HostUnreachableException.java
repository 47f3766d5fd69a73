package dev.zmq.exception;

/**
 * A message names a peer that is not connected: a ROUTER with {@code ROUTER_MANDATORY},
 * or a STREAM socket, was given a routing id which nobody has. libzmq:
 * {@code EHOSTUNREACH}.
 */
public final class HostUnreachableException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public HostUnreachableException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public HostUnreachableException(String message, Throwable cause) {
		super(message, cause);
	}

}
