package dev.zmq.internal.wire;

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
	 * @param publicKey its public key
	 * @param secretKey its secret key
	 */
	record CurveServer(byte[] publicKey, byte[] secretKey) implements Security {
	}

}
