package dev.zmq.boot.autoconfigure;

import dev.zmq.exception.ZmqException;

/**
 * A socket is a server of CURVE, and nothing says which clients may come in.
 */
public final class UnrestrictedCurveServerException extends ZmqException {

	private final String socket;

	UnrestrictedCurveServerException(String socket) {
		super("Socket '" + socket + "' is a server of CURVE, and nothing says which clients may come in; set"
				+ " zmq.security.curve.allowed-keys, or zmq.security.curve.allow=any if all may");
		this.socket = socket;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String getSocket() {
		return this.socket;
	}

}
