package dev.zmq.internal.wire.mechanism;

import dev.zmq.internal.crypto.Crypto;

/**
 * A key pair of CURVE. The arrays are nobody else's.
 *
 * @param publicKey the public key
 * @param secretKey the secret key
 */
public record CurveKeys(byte[] publicKey, byte[] secretKey) {

	static CurveKeys generate(Crypto crypto) {
		byte[] secretKey = new byte[Crypto.KEY];
		crypto.random(secretKey);
		return new CurveKeys(crypto.publicKey(secretKey), secretKey);
	}

	/**
	 * Returns no key.
	 */
	@Override
	public String toString() {
		return "CurveKeys";
	}

}
