package dev.zmq.spring.core;

import dev.zmq.exception.ZmqException;
import dev.zmq.option.SocketType;

/**
 * A socket is of a type that cannot do what it is used for, as listening on a PUSH.
 */
public final class SocketTypeMismatchException extends ZmqException {

	private final String socket;

	private final SocketType type;

	private final String use;

	private final String fix;

	/**
	 * Creates the error.
	 * @param socket the name of the socket
	 * @param type its type
	 * @param use what it was used for, as {@code @ZmqListener on OrderService.handle}
	 * @param fix which types can do it, or what to use instead, as an instruction
	 */
	public SocketTypeMismatchException(String socket, SocketType type, String use, String fix) {
		super("Socket '" + socket + "' is a " + type + ", which cannot be used for " + use + "; " + fix);
		this.socket = socket;
		this.type = type;
		this.use = use;
		this.fix = fix;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String getSocket() {
		return this.socket;
	}

	/**
	 * Returns the type of the socket.
	 * @return the type
	 */
	public SocketType getType() {
		return this.type;
	}

	/**
	 * Returns what the socket was used for.
	 * @return the use, in words
	 */
	public String getUse() {
		return this.use;
	}

	/**
	 * Returns what to do.
	 * @return an instruction
	 */
	public String getFix() {
		return this.fix;
	}

}
