package dev.zmq.security;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.zmq.option.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * A peer that wants to come in (RFC 27, the request of ZAP).
 *
 * @param domain the socket's {@code ZAP_DOMAIN}
 * @param address the peer's IP address, or for ipc what the operating system tells about
 * it
 * @param routingId the {@code ROUTING_ID} of the socket that the peer wants to reach, as
 * in libzmq
 * @param mechanism the security mechanism
 * @param credentials what the peer has shown: nothing with NULL, user name and password
 * with PLAIN, the public key with CURVE, which the peer has proved to own, the principal
 * with GSSAPI, which the peer has proved to be
 * @param certificateSubject the subject of the peer's certificate, such as
 * {@code CN=anna,O=Example}, which TLS has verified; null without TLS, and if the peer
 * has shown none, which {@code TlsSettings} allow clients by default. It does not travel
 * in requests of ZAP
 */
public record AuthenticationRequest(String domain, String address, byte[] routingId, Mechanism mechanism,
		List<byte[]> credentials, @Nullable String certificateSubject) {

	/**
	 * Returns the user name of PLAIN.
	 * @return the user name, or null with another mechanism
	 */
	public @Nullable String username() {
		return (this.mechanism == Mechanism.PLAIN) ? text(0) : null;
	}

	/**
	 * Returns the password of PLAIN.
	 * @return the password, or null with another mechanism
	 */
	public @Nullable String password() {
		return (this.mechanism == Mechanism.PLAIN) ? text(1) : null;
	}

	/**
	 * Returns the public key of CURVE.
	 * @return the key in Z85, or null with another mechanism
	 */
	public @Nullable String publicKey() {
		return (this.mechanism == Mechanism.CURVE) ? Z85.encode(this.credentials.get(0)) : null;
	}

	/**
	 * Returns the principal of GSSAPI.
	 * @return the name, such as {@code anna@EXAMPLE.COM}, or null with another mechanism
	 */
	public @Nullable String principal() {
		return (this.mechanism == Mechanism.GSSAPI) ? text(0) : null;
	}

	private String text(int index) {
		return new String(this.credentials.get(index), StandardCharsets.UTF_8);
	}

	/**
	 * Returns everything but the credentials, which are secret.
	 */
	@Override
	public String toString() {
		return "AuthenticationRequest[" + this.mechanism + ", " + this.address
				+ (this.domain.isEmpty() ? "" : ", domain '" + this.domain + "'") + "]";
	}

}
