package dev.zmq.internal.crypto;

import java.nio.ByteBuffer;

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

	/** Bytes of a nonce that a series of boxes has in common. */
	int NONCE_PREFIX = 16;

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
	 * Returns boxes whose nonces have their beginning in common.
	 * @param key the key
	 * @param prefix the first sixteen bytes of the nonces
	 * @return the series; a series that seals and one that opens are not the same
	 */
	BoxSeries boxes(byte[] key, byte[] prefix);

	/**
	 * Seals a single box ({@code crypto_secretbox_easy}).
	 * @param key the key
	 * @param nonce the nonce, never used with this key before
	 * @param content what goes into the box
	 * @return the box
	 */
	default byte[] seal(byte[] key, byte[] nonce, byte[] content) {
		byte[] box = new byte[TAG + content.length];
		boxes(key, nonce).seal(ByteBuffer.wrap(nonce).getLong(NONCE_PREFIX), content, 0, content.length, box, 0, 0);
		return box;
	}

	/**
	 * Opens a single box ({@code crypto_secretbox_open_easy}).
	 * @param key the key
	 * @param nonce the nonce
	 * @param bytes holds the box
	 * @param from its first byte
	 * @param length how many bytes it has
	 * @return what was in the box, or null if it was not sealed with this key and nonce
	 */
	default byte @Nullable [] open(byte[] key, byte[] nonce, byte[] bytes, int from, int length) {
		return boxes(key, nonce).open(ByteBuffer.wrap(nonce).getLong(NONCE_PREFIX), bytes, from, length, 0);
	}

}
