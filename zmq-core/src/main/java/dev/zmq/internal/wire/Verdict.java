package dev.zmq.internal.wire;

import java.util.HashMap;
import java.util.Map;

/**
 * The answer to {@link Credentials} (RFC 27, the reply of ZAP).
 *
 * @param status 200 to let the peer in; 300, 400 or 500 to refuse it
 * @param text the status, for people
 * @param properties what is known about the peer, such as User-Id, for the properties of
 * its messages
 */
public record Verdict(int status, String text, Map<String, String> properties) {

	/** The property that tells who the peer is. */
	public static final String USER_ID = "User-Id";

	/** The property that tells the key which the peer has proved to own, in Z85. */
	public static final String PUBLIC_KEY = "Public-Key";

	/** The property that tells the user name whose password the peer has shown. */
	public static final String USER_NAME = "User-Name";

	/** Refuses the peer, since nobody has answered. */
	public static final Verdict UNANSWERED = new Verdict(500,
			"The authenticator, or the handler of ZAP, has not" + " answered in time", Map.of());

	/** Lets the peer in and knows nothing about it. */
	public static final Verdict NOT_ASKED = new Verdict(200, "OK", Map.of());

	/**
	 * Adds what the handshake has proved.
	 * @param property the name of a property
	 * @param value its value, whatever else is said about it
	 * @return the same answer with this property
	 */
	public Verdict with(String property, String value) {
		Map<String, String> all = new HashMap<>(this.properties);
		all.put(property, value);
		return new Verdict(this.status, this.text, all);
	}

	/**
	 * Tells whether the peer may come in.
	 * @return whether the status is 200
	 */
	public boolean accepted() {
		return this.status == 200;
	}

}
