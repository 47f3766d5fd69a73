package dev.zmq.security;

import java.util.Map;

/**
 * Whether a peer may come in (RFC 27, the reply of ZAP).
 *
 * @param status 200 lets it in; 300 refuses it for now, without telling it, so that it
 * tries again; 400 refuses it; 500 says that it could not be judged
 * @param reason why it is refused, for people on this side
 * @param userId who the peer is, which becomes the property User-Id of its messages;
 * empty if it is nobody in particular
 * @param properties further properties of its messages
 */
public record Authentication(int status, String reason, String userId, Map<String, String> properties) {

	/**
	 * Creates the record; the properties are copied.
	 * @throws IllegalArgumentException if the status is none of the four
	 */
	public Authentication {
		if (status != 200 && status != 300 && status != 400 && status != 500) {
			throw new IllegalArgumentException("The status is " + status + "; it is 200, 300, 400 or 500 (RFC 27)");
		}
		properties = Map.copyOf(properties);
	}

	/**
	 * Lets a peer in.
	 * @param userId who it is, or an empty text
	 * @return status 200
	 */
	public static Authentication accept(String userId) {
		return new Authentication(200, "", userId, Map.of());
	}

	/**
	 * Refuses a peer, and tells it.
	 * @param reason why, for people on this side
	 * @return status 400
	 */
	public static Authentication deny(String reason) {
		return new Authentication(400, reason, "", Map.of());
	}

	/**
	 * Tells whether the peer may come in.
	 * @return whether the status is 200
	 */
	public boolean accepted() {
		return this.status == 200;
	}

}
