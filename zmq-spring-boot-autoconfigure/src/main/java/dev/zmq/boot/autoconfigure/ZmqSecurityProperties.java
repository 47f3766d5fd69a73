package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of security that all sockets share.
 *
 * @param required Whether sockets that are reachable from, or connect to, other machines
 * must have a mechanism of security.
 * @param curve Settings of CURVE.
 * @param plain Settings of PLAIN.
 * @param gssapi Settings of GSSAPI.
 * @param ip Addresses of peers, whatever their mechanism.
 * @param reloadInterval How often the files at zmq.security.curve.allowed-keys-location
 * are read again; zero for never.
 */
public record ZmqSecurityProperties(@DefaultValue("false") boolean required, @DefaultValue Curve curve,
		@DefaultValue Plain plain, @DefaultValue Gssapi gssapi, @DefaultValue Ip ip,
		@DefaultValue("10s") Duration reloadInterval) {

	/**
	 * Settings of CURVE.
	 *
	 * @param keyPairs Key pairs by name, for sockets that refer to them.
	 * @param allow Which clients may come in: any, or those whose keys are listed, which
	 * is what a list means anyway.
	 * @param allowedKeys Public keys of clients by user id, or a list of them.
	 * @param allowedKeysLocation Directory or file with public keys of clients, as
	 * file:/etc/keys; certificates, or lines of a key and a user id.
	 */
	public record Curve(@DefaultValue Map<String, KeyPair> keyPairs, @Nullable Allow allow,
			@DefaultValue Map<String, String> allowedKeys, @Nullable String allowedKeysLocation) {

		/**
		 * Returns what is no secret.
		 */
		@Override
		public String toString() {
			return "Curve[keyPairs=" + this.keyPairs + ", allow=" + this.allow + ", allowedKeys=" + this.allowedKeys
					+ ", allowedKeysLocation=" + this.allowedKeysLocation + "]";
		}

	}

	/** Which clients of CURVE may come in. */
	public enum Allow {

		/** Every client that owns its key. */
		ANY,

		/** Those whose keys are listed. */
		LISTED

	}

	/**
	 * Settings of PLAIN.
	 *
	 * @param users Passwords by user name; with Spring Security also as {bcrypt} and
	 * others.
	 */
	public record Plain(@DefaultValue Map<String, String> users) {

		/**
		 * Returns the user names only.
		 */
		@Override
		public String toString() {
			return "Plain" + this.users.keySet();
		}

	}

	/**
	 * Settings of GSSAPI.
	 *
	 * @param allowedPrincipals Principals of clients that may come in, as
	 * anna@EXAMPLE.COM.
	 */
	public record Gssapi(@DefaultValue List<String> allowedPrincipals) {
	}

	/**
	 * Addresses of peers.
	 *
	 * @param allow Addresses and ranges that may come in, as 10.0.0.0/8; ipc means peers
	 * over ipc. If there are any, all others may not.
	 * @param deny Addresses and ranges that may not come in, also if they are allowed.
	 */
	public record Ip(@DefaultValue List<String> allow, @DefaultValue List<String> deny) {
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
