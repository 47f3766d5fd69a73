package dev.zmq.internal.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.bouncycastle.crypto.engines.Salsa20Engine;

/**
 * The hash that makes a key of what X25519 has agreed on ({@code crypto_core_hsalsa20}
 * with a nonce of zeros).
 */
final class HSalsa20 {

	private static final int[] SIGMA = { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 };

	private static final int ROUNDS = 20;

	private HSalsa20() {
	}

	static byte[] derive(byte[] agreed) {
		int[] key = new int[8];
		ByteBuffer.wrap(agreed).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(key);
		int[] input = { SIGMA[0], key[0], key[1], key[2], key[3], SIGMA[1], 0, 0, 0, 0, SIGMA[2], key[4], key[5],
				key[6], key[7], SIGMA[3] };
		int[] output = new int[input.length];
		Salsa20Engine.salsaCore(ROUNDS, input, output);
		ByteBuffer derived = ByteBuffer.allocate(Crypto.KEY).order(ByteOrder.LITTLE_ENDIAN);
		for (int i : new int[] { 0, 5, 10, 15, 6, 7, 8, 9 }) {
			// the engine adds its input at the end, which the hash does not
			derived.putInt(output[i] - input[i]);
		}
		return derived.array();
	}

}
