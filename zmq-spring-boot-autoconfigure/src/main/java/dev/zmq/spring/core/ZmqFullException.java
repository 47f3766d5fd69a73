package dev.zmq.spring.core;

import dev.zmq.exception.ZmqException;

/**
 * Nothing more is taken at present: no peer can take a message, or as many messages or
 * requests are waiting already as may.
 */
public final class ZmqFullException extends ZmqException {

	/**
	 * Creates the error.
	 * @param message what is full, and what to do
	 */
	public ZmqFullException(String message) {
		super(message);
	}

}
