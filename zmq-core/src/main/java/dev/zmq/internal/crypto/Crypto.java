package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * What CURVE needs of cryptography, as NaCl defines it: X25519 keys, and boxes sealed
 * with XSalsa20 and Poly1305. Safe for use by several threads.
 * <p>
 * A box is the message with {@link #TAG} bytes in front.
 */
public interface Crypto {

	/** Bytes of a public, a secret, and a shared key. */
	int KEY = 32;

	/** Bytes of a nonce. */
	int NONCE = 24;

	/** Bytes by which a box is longer than what is in it. */
	int TAG = 16;

	/**
	 * Fills an array with bytes that nobody can guess.
	 * @param bytes the array
	 */
	void random(byte[] bytes);

	/**
	 * Returns the public key of a secret key ({@code crypto_scalarmult_base}).
	 * @param secretKey the secret key
	 * @return the public key
	 */
	byte[] publicKey(byte[] secretKey);

	/**
	 * Returns the key that both sides of a box have ({@code crypto_box_beforenm}).
	 * @param publicKey the public key of the other side
	 * @param secretKey the secret key of this side
	 * @return the key, or null if the public key is one of the few that make every secret
	 * key's result the same
	 */
	byte @Nullable [] sharedKey(byte[] publicKey, byte[] secretKey);

	/**
	 * Seals a box ({@code crypto_secretbox_easy}).
	 * @param key the key
	 * @param nonce the nonce, never used with this key before
	 * @param message holds what goes into the box
	 * @param from the first byte of it
	 * @param length how many bytes
	 * @param box where the box goes; may be the same array if the box begins there
	 * {@link #TAG} bytes before the message, or somewhere else altogether
	 * @param at where the box begins
	 */
	void seal(byte[] key, byte[] nonce, byte[] message, int from, int length, byte[] box, int at);

	/**
	 * Opens a box ({@code crypto_secretbox_open_easy}).
	 * @param key the key
	 * @param nonce the nonce
	 * @param box holds the box
	 * @param from its first byte
	 * @param length how many bytes it has
	 * @return what was in the box, or null if it was not sealed with this key and nonce
	 */
	byte @Nullable [] open(byte[] key, byte[] nonce, byte[] box, int from, int length);

}
