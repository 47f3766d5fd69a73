package dev.zmq.spring.listener;

import dev.zmq.exception.ZmqException;

/**
 * The arguments of a handler method cannot be made of a message: it cannot be converted,
 * or is against the rules that the method states. The sender is to blame, not the
 * handler. The cause tells what is wrong.
 */
public final class InvalidMessageException extends ZmqException {

	/**
	 * Creates the error.
	 * @param cause what is wrong with the message
	 */
	public InvalidMessageException(Exception cause) {
		super("The message cannot be given to the handler: " + cause.getMessage(), cause);
	}

}
