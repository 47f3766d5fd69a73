package dev.zmq.internal.wire;

import java.util.List;

/**
 * What a peer shows to be let in (RFC 27, the request of ZAP).
 *
 * @param mechanism the mechanism's name
 * @param frames the mechanism's credentials: for PLAIN user name and password, for CURVE
 * the public key, for GSSAPI the principal
 */
public record Credentials(String mechanism, List<byte[]> frames) {

	/**
	 * Returns the mechanism only; credentials are secret.
	 */
	@Override
	public String toString() {
		return "Credentials[" + this.mechanism + "]";
	}

}
