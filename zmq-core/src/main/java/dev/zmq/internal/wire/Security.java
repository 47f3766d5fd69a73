package dev.zmq.internal.wire;

import java.util.List;

import dev.zmq.option.GssapiNameType;

/**
 * The security mechanism of a wire, which side of it, and what that side has to have.
 * Arrays belong to the record.
 */
public sealed interface Security {

	/** Nobody is judged, nothing is sealed. */
	Security NONE = new Null(false);

	/**
	 * NULL (RFC 37).
	 *
	 * @param judged whether peers are judged by their address
	 */
	record Null(boolean judged) implements Security {
	}

	/**
	 * The client of PLAIN (RFC 24).
	 *
	 * @param username the user name
	 * @param password the password
	 */
	record PlainClient(String username, String password) implements Security {

		/**
		 * Returns the user name only.
		 */
		@Override
		public String toString() {
			return "PlainClient[" + this.username + "]";
		}

	}

	/**
	 * The server of PLAIN (RFC 24).
	 */
	record PlainServer() implements Security {
	}

	/**
	 * The client of CURVE (RFC 26).
	 *
	 * @param publicKey its public key
	 * @param secretKey its secret key
	 * @param serverKey the public key of its server
	 */
	record CurveClient(byte[] publicKey, byte[] secretKey, byte[] serverKey) implements Security {
	}

	/**
	 * The server of CURVE (RFC 26).
	 *
	 * @param keys its key pairs, at least one; clients may expect any of them
	 */
	record CurveServer(List<Keys> keys) implements Security {

		/**
		 * Creates the settings of a server with one key pair.
		 * @param publicKey its public key
		 * @param secretKey its secret key
		 */
		public CurveServer(byte[] publicKey, byte[] secretKey) {
			this(List.of(new Keys(publicKey, secretKey)));
		}

	}

	/**
	 * A key pair of CURVE.
	 *
	 * @param publicKey the public key
	 * @param secretKey the secret key
	 */
	record Keys(byte[] publicKey, byte[] secretKey) {
	}

	/**
	 * The client of GSSAPI.
	 *
	 * @param own who it is, and how it proves that
	 * @param service who its server has to be
	 */
	record GssapiClient(GssapiIdentity own, GssapiName service) implements Security {
	}

	/**
	 * The server of GSSAPI.
	 *
	 * @param own who it is, and how it proves that
	 */
	record GssapiServer(GssapiIdentity own) implements Security {
	}

	/**
	 * One side of GSSAPI.
	 *
	 * @param principal who it is; an empty name for whoever can be proved
	 * @param keytab the file with its keys, empty for the default
	 * @param plaintext whether messages travel as they are
	 */
	record GssapiIdentity(GssapiName principal, String keytab, boolean plaintext) {
	}

	/**
	 * A name of GSSAPI.
	 *
	 * @param text the name
	 * @param type how it is written
	 */
	record GssapiName(String text, GssapiNameType type) {
	}

}
