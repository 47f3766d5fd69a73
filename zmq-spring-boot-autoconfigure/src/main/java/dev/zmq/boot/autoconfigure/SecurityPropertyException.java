package dev.zmq.boot.autoconfigure;

import dev.zmq.exception.ZmqException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;

/**
 * A property of security cannot be used. Its value appears nowhere, as it may be a
 * secret.
 */
public final class SecurityPropertyException extends ZmqException {

	private final String property;

	private final @Nullable Origin origin;

	private final String reason;

	private final String action;

	SecurityPropertyException(String property, @Nullable Origin origin, String reason, String action) {
		super(property + ((origin != null) ? " (" + origin + ")" : "") + " cannot be used: " + reason + ". " + action);
		this.property = property;
		this.origin = origin;
		this.reason = reason;
		this.action = action;
	}

	/**
	 * Returns the name of the property.
	 * @return such as {@code zmq.sockets.prices.security.curve.secret-key}
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * Returns where the property was given.
	 * @return the file and line, or null if that is not known
	 */
	public @Nullable Origin getOrigin() {
		return this.origin;
	}

	/**
	 * Returns what is wrong.
	 * @return a sentence without its beginning and its full stop
	 */
	public String getReason() {
		return this.reason;
	}

	/**
	 * Returns what to do.
	 * @return sentences
	 */
	public String getAction() {
		return this.action;
	}

}
