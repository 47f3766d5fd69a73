package dev.zmq.internal.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.crypto.JavaCrypto;
import dev.zmq.internal.crypto.SodiumCrypto;

/**
 * Which cryptography the connections of CURVE have: boxes of libsodium where it can be
 * used, our own elsewhere. Chosen, and told once, when the first of them is made.
 */
final class CurveCrypto {

	static final Crypto INSTANCE = choose();

	private CurveCrypto() {
	}

	private static Crypto choose() {
		Logger logger = System.getLogger("dev.zmq");
		String missing = SodiumCrypto.missing();
		if (missing != null) {
			logger.log(Level.DEBUG, () -> "CURVE uses the boxes of this library, as libsodium cannot be: " + missing);
			return new JavaCrypto();
		}
		logger.log(Level.INFO, "CURVE uses the boxes of libsodium");
		return new SodiumCrypto();
	}

}
