package dev.zmq.security;

import java.util.Arrays;

import dev.zmq.internal.crypto.JavaCrypto;
import dev.zmq.internal.crypto.Crypto;

/**
 * A long-term key pair for CURVE (RFC 26, {@code zmq_curve_keypair} and
 * {@code zmq_curve_public}). Immutable, and safe for use by several threads. The secret
 * key appears in no text of this class.
 */
public final class CurveKeyPair {

	/** Bytes of a key. */
	public static final int KEY_SIZE = Crypto.KEY;

	private final byte[] publicKey;

	private final byte[] secretKey;

	/** Takes keys that belong to each other; the arrays become its own. */
	CurveKeyPair(byte[] publicKey, byte[] secretKey) {
		this.publicKey = publicKey;
		this.secretKey = secretKey;
	}

	/**
	 * Makes a new key pair.
	 * @return a key pair that nobody else has
	 */
	public static CurveKeyPair generate() {
		byte[] secretKey = new byte[KEY_SIZE];
		Primitives.CRYPTO.random(secretKey);
		return new CurveKeyPair(Primitives.CRYPTO.publicKey(secretKey), secretKey);
	}

	/**
	 * Returns the key pair of a secret key.
	 * @param secretKey the secret key, 32 bytes; copied
	 * @return the key pair
	 * @throws IllegalArgumentException if it has another length, or only zeros
	 */
	public static CurveKeyPair fromSecret(byte[] secretKey) {
		if (secretKey.length != KEY_SIZE) {
			throw new IllegalArgumentException(
					"A secret key for CURVE has " + KEY_SIZE + " bytes, but this one has " + secretKey.length);
		}
		if (Arrays.equals(secretKey, new byte[KEY_SIZE])) {
			throw new IllegalArgumentException("A secret key of nothing but zeros is no secret; generate one");
		}
		return new CurveKeyPair(Primitives.CRYPTO.publicKey(secretKey), secretKey.clone());
	}

	/**
	 * Returns the key pair of a secret key.
	 * @param secretKey the secret key in Z85, 40 characters
	 * @return the key pair
	 * @throws IllegalArgumentException if it is not 40 characters of Z85, or stands for
	 * only zeros
	 */
	public static CurveKeyPair fromSecret(String secretKey) {
		if (secretKey.length() != KEY_SIZE / 4 * 5) {
			throw new IllegalArgumentException("A secret key in Z85 has " + KEY_SIZE / 4 * 5
					+ " characters, but this one has " + secretKey.length());
		}
		return fromSecret(Z85.decode(secretKey));
	}

	/**
	 * Returns the public key, which may be told to everybody.
	 * @return a copy, 32 bytes
	 */
	public byte[] publicKey() {
		return this.publicKey.clone();
	}

	/**
	 * Returns the secret key.
	 * @return a copy, 32 bytes
	 */
	public byte[] secretKey() {
		return this.secretKey.clone();
	}

	/**
	 * Returns the public key as a text.
	 * @return the key in Z85, 40 characters
	 */
	public String publicText() {
		return Z85.encode(this.publicKey);
	}

	/**
	 * Returns the secret key as a text.
	 * @return the key in Z85, 40 characters
	 */
	public String secretText() {
		return Z85.encode(this.secretKey);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CurveKeyPair pair && Arrays.equals(this.publicKey, pair.publicKey);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.publicKey);
	}

	/**
	 * Returns the public key only.
	 */
	@Override
	public String toString() {
		return "CurveKeyPair[" + publicText() + "]";
	}

	/** Looked for when it is needed, so that pairs made elsewhere do without. */
	private static final class Primitives {

		private static final Crypto CRYPTO = new JavaCrypto();

		private Primitives() {
		}

	}

}
