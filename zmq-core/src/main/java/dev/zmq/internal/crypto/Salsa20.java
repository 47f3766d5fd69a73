package dev.zmq.internal.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The function behind Salsa20: a key and a block number become 64 bytes that nobody can
 * tell from random ones. Its state is a square of sixteen words:
 *
 * <pre>
 * +--------+--------+--------+--------+
 * | sigma0 | key0   | key1   | key2   |
 * | key3   | sigma1 | nonce0 | nonce1 |
 * | block0 | block1 | sigma2 | key4   |
 * | key5   | key6   | key7   | sigma3 |
 * +--------+--------+--------+--------+
 * </pre>
 *
 * Words are little-endian. Nothing here depends on a secret in its time or in the places
 * of memory it touches.
 *
 * @see <a href="https://cr.yp.to/snuffle/spec.pdf">Salsa20 specification</a>
 * @see <a href="https://cr.yp.to/snuffle/xsalsa-20081128.pdf">Extending the Salsa20
 * nonce</a>
 */
final class Salsa20 {

	/** Words of a state. */
	static final int WORDS = 16;

	/** Bytes of a block. */
	static final int BLOCK = WORDS * Integer.BYTES;

	/** Where the words of the nonce are. */
	static final int NONCE = 6;

	/** Where the words of the block number are. */
	static final int NUMBER = 8;

	/** Reads and writes words of an array of bytes. */
	static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int[] SIGMA = { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 };

	private static final int DOUBLE_ROUNDS = 10;

	private Salsa20() {
	}

	/**
	 * Returns a state with a key and everything else zero.
	 * @param key the 32 bytes of the key
	 * @return the state
	 */
	static int[] state(byte[] key) {
		int[] state = new int[WORDS];
		for (int i = 0; i < SIGMA.length; i++) {
			state[5 * i] = SIGMA[i];
			state[1 + i] = (int) WORD.get(key, Integer.BYTES * i);
			state[11 + i] = (int) WORD.get(key, Integer.BYTES * (4 + i));
		}
		return state;
	}

	/**
	 * Derives a key ({@code crypto_core_hsalsa20}).
	 * @param key the 32 bytes to derive it from
	 * @param input 16 bytes, the same ones for the same result
	 * @return the 32 bytes of the derived key
	 */
	static byte[] derive(byte[] key, byte[] input) {
		int[] state = state(key);
		for (int i = 0; i < 4; i++) {
			state[NONCE + i] = (int) WORD.get(input, Integer.BYTES * i);
		}
		rounds(state);
		byte[] derived = new byte[Crypto.KEY];
		for (int i = 0; i < 4; i++) {
			WORD.set(derived, Integer.BYTES * i, state[5 * i]);
			WORD.set(derived, Integer.BYTES * (4 + i), state[NONCE + i]);
		}
		return derived;
	}

	/**
	 * Computes one block of the key stream.
	 * @param state the state
	 * @param block takes the words of the block
	 */
	static void block(int[] state, int[] block) {
		System.arraycopy(state, 0, block, 0, WORDS);
		rounds(block);
		for (int i = 0; i < WORDS; i++) {
			block[i] += state[i];
		}
	}

	private static void rounds(int[] words) {
		for (int i = 0; i < DOUBLE_ROUNDS; i++) {
			quarter(words, 0, 4, 8, 12);
			quarter(words, 5, 9, 13, 1);
			quarter(words, 10, 14, 2, 6);
			quarter(words, 15, 3, 7, 11);
			quarter(words, 0, 1, 2, 3);
			quarter(words, 5, 6, 7, 4);
			quarter(words, 10, 11, 8, 9);
			quarter(words, 15, 12, 13, 14);
		}
	}

	private static void quarter(int[] words, int a, int b, int c, int d) {
		words[b] ^= Integer.rotateLeft(words[a] + words[d], 7);
		words[c] ^= Integer.rotateLeft(words[b] + words[a], 9);
		words[d] ^= Integer.rotateLeft(words[c] + words[b], 13);
		words[a] ^= Integer.rotateLeft(words[d] + words[c], 18);
	}

}
