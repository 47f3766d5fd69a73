package dev.zmq.boot.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of security that all sockets share.
 *
 * @param required Whether sockets that are reachable from, or connect to, other machines
 * must have a mechanism of security.
 * @param curve Settings of CURVE.
 */
public record ZmqSecurityProperties(@DefaultValue("false") boolean required, @DefaultValue Curve curve) {

	/**
	 * Settings of CURVE.
	 *
	 * @param keyPairs Key pairs by name, for sockets that refer to them.
	 */
	public record Curve(@DefaultValue Map<String, KeyPair> keyPairs) {
	}

	/**
	 * A key pair of CURVE.
	 *
	 * @param secretKey Secret key in Z85, hexadecimal digits or Base64, or as file: or
	 * classpath: location.
	 * @param publicKey Public key; it follows from the secret one, and is compared with
	 * it if given.
	 * @param certificate File with a secret certificate as CZMQ and pyzmq have them, in
	 * place of the keys.
	 */
	public record KeyPair(@Nullable String secretKey, @Nullable String publicKey, @Nullable String certificate) {

		/**
		 * Returns the public key only.
		 */
		@Override
		public String toString() {
			return "KeyPair[" + this.publicKey + "]";
		}

	}

}
