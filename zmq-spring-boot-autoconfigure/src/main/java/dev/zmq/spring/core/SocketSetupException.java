package dev.zmq.spring.core;

import dev.zmq.exception.ZmqException;

/**
 * A named socket could not be set up: an endpoint that is malformed or taken, or a value
 * that an option does not allow. The cause tells which.
 */
public final class SocketSetupException extends ZmqException {

	private final String socket;

	private final String property;

	private final String value;

	/**
	 * Creates the error.
	 * @param socket the name of the socket
	 * @param property where the value was given, as
	 * {@code zmq.sockets.prices.send-high-water-mark}
	 * @param value the value, as text
	 * @param cause why it cannot be used
	 */
	public SocketSetupException(String socket, String property, String value, RuntimeException cause) {
		super("Socket '" + socket + "' cannot be set up with " + property + " = " + value + ": " + cause.getMessage(),
				cause);
		this.socket = socket;
		this.property = property;
		this.value = value;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String getSocket() {
		return this.socket;
	}

	/**
	 * Returns where the value was given.
	 * @return the name of the property, or the attribute of the annotation
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * Returns the value.
	 * @return the value, as text
	 */
	public String getValue() {
		return this.value;
	}

}
