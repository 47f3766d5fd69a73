package dev.zmq.internal.wire.mechanism;

/**
 * One end of a security context of GSSAPI (RFC 2743): makes tokens for the peer and takes
 * those of the peer. For one thread at a time.
 */
public interface GssTokens {

	/**
	 * Takes the next step to establish the context. May block: it may read files and ask
	 * the network.
	 * @param token the peer's token; empty for the first step of a client
	 * @return the token for the peer, empty if there is none
	 * @throws dev.zmq.internal.wire.WireException if the context cannot be established
	 */
	byte[] step(byte[] token);

	/**
	 * Tells whether the context is established.
	 * @return whether no more steps follow, so that the rest of this interface may be
	 * used, none of which blocks
	 */
	boolean established();

	/**
	 * Returns who the peer is.
	 * @return the name of its principal
	 */
	String peer();

	/**
	 * Encrypts.
	 * @param content what to encrypt
	 * @return the token that travels
	 */
	byte[] wrap(byte[] content);

	/**
	 * Decrypts.
	 * @param source holds the token that has travelled
	 * @param from its first byte
	 * @param length how many bytes it has
	 * @return what is in it
	 * @throws dev.zmq.internal.wire.WireException if the peer has not encrypted it, or
	 * not now
	 */
	byte[] unwrap(byte[] source, int from, int length);

}
