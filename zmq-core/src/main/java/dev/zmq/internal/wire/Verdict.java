package dev.zmq.internal.wire;

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

	/** Lets the peer in and knows nothing about it. */
	public static final Verdict NOT_ASKED = new Verdict(200, "OK", Map.of());

	/**
	 * Tells whether the peer may come in.
	 * @return whether the status is 200
	 */
	public boolean accepted() {
		return this.status == 200;
	}

}
