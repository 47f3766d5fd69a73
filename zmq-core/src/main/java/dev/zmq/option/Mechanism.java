package dev.zmq.option;

/**
 * How peers prove who they are and protect what they say; the value of
 * {@link SocketOption#MECHANISM}.
 */
public enum Mechanism {

	/** Neither authentication nor encryption (RFC 37). */
	NULL,

	/** User name and password in clear text (RFC 24). */
	PLAIN,

	/** Encryption and authentication with elliptic-curve keys (RFC 26). */
	CURVE,

	/** Encryption and authentication with tickets of Kerberos (RFC 38). */
	GSSAPI

}
