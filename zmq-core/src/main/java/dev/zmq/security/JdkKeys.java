package dev.zmq.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;

/**
 * Key pairs made by the JDK alone, so that the jar of the core makes them without any
 * other.
 */
final class JdkKeys {

	/** What Spring takes for the beginning of a placeholder. */
	private static final String PLACEHOLDER = "${";

	private JdkKeys() {
	}

	/**
	 * Makes a key pair whose text in Z85 can be written into any configuration: the two
	 * characters that begin a placeholder do not stand beside each other in it. About one
	 * pair of a hundred has them.
	 */
	static CurveKeyPair generate() {
		CurveKeyPair pair;
		do {
			pair = any();
		}
		while (pair.publicText().contains(PLACEHOLDER) || pair.secretText().contains(PLACEHOLDER));
		return pair;
	}

	private static CurveKeyPair any() {
		try {
			KeyPair keys = KeyPairGenerator.getInstance("X25519").generateKeyPair();
			byte[] secretKey = ((XECPrivateKey) keys.getPrivate()).getScalar()
				.orElseThrow(() -> new IllegalStateException("The JDK does not show the keys that it makes"));
			return new CurveKeyPair(littleEndian(((XECPublicKey) keys.getPublic()).getU()), secretKey);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK has no X25519, which its module jdk.crypto.ec provides", ex);
		}
	}

	private static byte[] littleEndian(BigInteger number) {
		byte[] bytes = new byte[CurveKeyPair.KEY_SIZE];
		byte[] bigEndian = number.toByteArray();
		for (int i = 0; i < bytes.length && i < bigEndian.length; i++) {
			bytes[i] = bigEndian[bigEndian.length - 1 - i];
		}
		return bytes;
	}

}
