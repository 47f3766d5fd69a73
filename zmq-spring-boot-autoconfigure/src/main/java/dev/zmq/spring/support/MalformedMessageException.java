package dev.zmq.spring.support;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * A received message does not have the form that its socket's {@link ZmqFormat} asks for.
 * The sender is to blame; no handler sees the message.
 */
public final class MalformedMessageException extends MessageConversionException {

	/**
	 * Creates the error.
	 * @param reason what is wrong with the message
	 */
	public MalformedMessageException(String reason) {
		super(reason);
	}

	/**
	 * Creates an error that another one caused.
	 * @param reason what is wrong with the message
	 * @param cause the error behind this one
	 */
	public MalformedMessageException(String reason, Throwable cause) {
		super(reason, cause);
	}

}
