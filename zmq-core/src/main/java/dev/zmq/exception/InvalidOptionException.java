package dev.zmq.exception;

/**
 * A value was given to an option that does not allow it. The message names the option,
 * the value and what is allowed. libzmq: {@code EINVAL}.
 */
public final class InvalidOptionException extends ZmqException {

	/**
	 * Create an error without a cause of its own.
	 * @param message the option, the value and what is allowed
	 */
	public InvalidOptionException(String message) {
		super(message);
	}

	/**
	 * Create an error that another one caused.
	 * @param message the option, the value and what is allowed
	 * @param cause the error behind this one
	 */
	public InvalidOptionException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create the error for a value out of range.
	 * @param option the name of the option
	 * @param value the value as it is to be shown
	 * @param allowed what the option allows
	 * @return the error
	 */
	public static InvalidOptionException of(String option, String value, String allowed) {
		return new InvalidOptionException("Option " + option + " cannot be " + value + "; allowed: " + allowed);
	}

}
