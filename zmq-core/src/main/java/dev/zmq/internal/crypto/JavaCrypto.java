package dev.zmq.internal.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * X25519 of Bouncy Castle, which a connection needs a few times, and boxes of our own,
 * which every message needs.
 */
public final class JavaCrypto implements Crypto {

	private static final byte[] ZEROS = new byte[NONCE_PREFIX];

	private final SecureRandom random = new SecureRandom();

	@Override
	public void random(byte[] bytes) {
		this.random.nextBytes(bytes);
	}

	@Override
	public byte[] publicKey(byte[] secretKey) {
		byte[] publicKey = new byte[KEY];
		X25519.scalarMultBase(secretKey, 0, publicKey, 0);
		return publicKey;
	}

	@Override
	public byte @Nullable [] sharedKey(byte[] publicKey, byte[] secretKey) {
		byte[] agreed = new byte[KEY];
		if (!X25519.calculateAgreement(secretKey, 0, publicKey, 0, agreed, 0)) {
			return null;
		}
		byte[] key = Salsa20.derive(agreed, ZEROS);
		Arrays.fill(agreed, (byte) 0);
		return key;
	}

	@Override
	public BoxSeries boxes(byte[] key, byte[] prefix) {
		return new SecretBoxSeries(new JavaBoxFunctions(Salsa20.derive(key, prefix)));
	}

}
