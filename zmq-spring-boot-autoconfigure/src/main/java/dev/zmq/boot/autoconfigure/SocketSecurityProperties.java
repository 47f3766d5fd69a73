package dev.zmq.boot.autoconfigure;

import java.util.List;

import dev.zmq.option.GssapiNameType;
import dev.zmq.option.Mechanism;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of the security of a socket.
 *
 * @param mechanism How peers prove who they are and protect what they say; by default
 * what follows from the other settings.
 * @param role Which side of the handshake the socket is; by default a server if it binds,
 * and a client if it connects.
 * @param zapDomain What peers are judged for, told to whoever judges them.
 * @param plain User name and password of PLAIN.
 * @param curve Keys of CURVE.
 * @param gssapi Principals and keytab of GSSAPI.
 */
public record SocketSecurityProperties(@Nullable Mechanism mechanism, @Nullable Role role, @Nullable String zapDomain,
		@DefaultValue Plain plain, @DefaultValue Curve curve, @DefaultValue Gssapi gssapi) {

	/** Says nothing. */
	static final SocketSecurityProperties NONE = new SocketSecurityProperties(null, null, null, new Plain(null, null),
			Curve.NONE, Gssapi.NONE);

	/** A side of the handshake. */
	public enum Role {

		/** Shows who it is. */
		CLIENT,

		/** Decides who may come in. */
		SERVER

	}

	/**
	 * User name and password of PLAIN, of clients only.
	 *
	 * @param username User name that a client shows.
	 * @param password Password that a client shows, which travels in clear text.
	 */
	public record Plain(@Nullable String username, @Nullable String password) {

		/**
		 * Returns the user name only.
		 */
		@Override
		public String toString() {
			return "Plain[" + this.username + "]";
		}

	}

	/**
	 * Keys of CURVE, each in Z85, hexadecimal digits or Base64, or as file: or classpath:
	 * location of a file with it or of a certificate.
	 *
	 * @param secretKey Secret key of the socket.
	 * @param publicKey Public key of the socket; it follows from the secret one, and is
	 * compared with it if given.
	 * @param serverKey Public key of the server, for clients.
	 * @param certificate File with a secret certificate as CZMQ and pyzmq have them, in
	 * place of the keys of the socket.
	 * @param keyPair Name of an entry of zmq.security.curve.key-pairs, in place of the
	 * keys of the socket.
	 * @param previousSecretKeys Secret keys that a server has besides its own, at most
	 * three, while its clients change to the new one.
	 */
	public record Curve(@Nullable String secretKey, @Nullable String publicKey, @Nullable String serverKey,
			@Nullable String certificate, @Nullable String keyPair, @DefaultValue List<String> previousSecretKeys) {

		/** Says nothing. */
		static final Curve NONE = new Curve(null, null, null, null, null, List.of());

		/**
		 * Returns what is no secret.
		 */
		@Override
		public String toString() {
			return "Curve[publicKey=" + this.publicKey + ", serverKey=" + this.serverKey + ", keyPair=" + this.keyPair
					+ ", previousSecretKeys=" + this.previousSecretKeys.size() + "]";
		}

	}

	/**
	 * Principals and keytab of GSSAPI, which uses Kerberos.
	 *
	 * @param principal Who the socket is; by default, for a server, everybody whose key
	 * is in the keytab, and for a client, whoever the ticket cache belongs to.
	 * @param principalType How principal is written; by default host-based.
	 * @param servicePrincipal Who the server has to be, for clients.
	 * @param servicePrincipalType How service-principal is written; by default
	 * host-based.
	 * @param keytab File with the keys of principal; by default what the environment or
	 * krb5.conf names.
	 * @param plaintext Whether messages travel as they are, neither encrypted nor
	 * protected against changes.
	 */
	public record Gssapi(@Nullable String principal, @Nullable GssapiNameType principalType,
			@Nullable String servicePrincipal, @Nullable GssapiNameType servicePrincipalType, @Nullable String keytab,
			@Nullable Boolean plaintext) {

		/** Says nothing. */
		static final Gssapi NONE = new Gssapi(null, null, null, null, null, null);

	}

}
