package dev.zmq.boot.autoconfigure;

import dev.zmq.option.TlsSettings.ClientAuth;
import org.jspecify.annotations.Nullable;

/**
 * Configuration properties of TLS, for the endpoints tls+tcp of a socket.
 *
 * @param bundle Name of the SSL bundle with the certificate, and whom to trust. Updates
 * of the bundle hold for new connections.
 * @param clientAuth Whether the side that binds asks clients for a certificate.
 * @param verifyHost Whether the side that connects checks that the certificate is for the
 * host of the endpoint.
 * @param serverName Name that the side that connects asks for and checks, instead of the
 * host of the endpoint.
 */
public record SocketSslProperties(@Nullable String bundle, @Nullable ClientAuth clientAuth,
		@Nullable Boolean verifyHost, @Nullable String serverName) {

	/**
	 * Takes what is not set here from elsewhere.
	 */
	SocketSslProperties or(SocketSslProperties other) {
		return new SocketSslProperties((this.bundle != null) ? this.bundle : other.bundle,
				(this.clientAuth != null) ? this.clientAuth : other.clientAuth,
				(this.verifyHost != null) ? this.verifyHost : other.verifyHost,
				(this.serverName != null) ? this.serverName : other.serverName);
	}

	/** Whether it says nothing. */
	boolean isEmpty() {
		return this.bundle == null && this.clientAuth == null && this.verifyHost == null && this.serverName == null;
	}

}
