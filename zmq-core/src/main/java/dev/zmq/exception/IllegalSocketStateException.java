package dev.zmq.exception;

/**
 * The call does not fit the state of the conversation, as sending two requests in a row
 * on a REQ socket, or replying on a REP socket that has received nothing. libzmq:
 * {@code EFSM}.
 */
public final class IllegalSocketStateException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message what was tried, and what to do
	 */
	public IllegalSocketStateException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message what was tried, and what to do
	 * @param cause the error behind this one
	 */
	public IllegalSocketStateException(String message, Throwable cause) {
		super(message, cause);
	}

}
