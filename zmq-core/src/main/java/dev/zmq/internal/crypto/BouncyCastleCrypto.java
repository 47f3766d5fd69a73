package dev.zmq.internal.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of Bouncy Castle's light-weight API.
 */
public final class BouncyCastleCrypto implements Crypto {

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
		byte[] key = HSalsa20.derive(agreed);
		Arrays.fill(agreed, (byte) 0);
		return key;
	}

	@Override
	public void seal(byte[] key, byte[] nonce, byte[] message, int from, int length, byte[] box, int at) {
		XSalsa20Engine cipher = new XSalsa20Engine();
		Poly1305 authenticator = authenticator(cipher, key, nonce);
		cipher.processBytes(message, from, length, box, at + TAG);
		authenticator.update(box, at + TAG, length);
		authenticator.doFinal(box, at);
	}

	@Override
	public byte @Nullable [] open(byte[] key, byte[] nonce, byte[] box, int from, int length) {
		if (length < TAG) {
			return null;
		}
		XSalsa20Engine cipher = new XSalsa20Engine();
		Poly1305 authenticator = authenticator(cipher, key, nonce);
		authenticator.update(box, from + TAG, length - TAG);
		byte[] tag = new byte[TAG];
		authenticator.doFinal(tag, 0);
		if (!org.bouncycastle.util.Arrays.constantTimeAreEqual(TAG, tag, 0, box, from)) {
			return null;
		}
		byte[] message = new byte[length - TAG];
		cipher.processBytes(box, from + TAG, message.length, message, 0);
		return message;
	}

	/** The first 32 bytes of the key stream are the key of the authenticator. */
	private static Poly1305 authenticator(XSalsa20Engine cipher, byte[] key, byte[] nonce) {
		cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
		byte[] first = new byte[KEY];
		cipher.processBytes(first, 0, KEY, first, 0);
		Poly1305 authenticator = new Poly1305();
		authenticator.init(new KeyParameter(first));
		return authenticator;
	}

}
