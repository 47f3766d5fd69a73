package dev.zmq.internal.crypto;

import java.util.Arrays;

/**
 * Many blocks of {@link Salsa20} at once, each in a lane of its own. Each word has an
 * array for its lanes, and the loops over lanes are of a kind that the compiler of the
 * virtual machine turns into vector instructions: four to six times as fast as one block
 * after the other. Not safe for use by several threads.
 */
final class Salsa20Lanes {

	/**
	 * Blocks at once. With fewer, the compiler leaves many of them to the loops before
	 * and after its vectors.
	 */
	static final int LANES = 256;

	private static final int DOUBLE_ROUNDS = 10;

	private final int[][] words = new int[Salsa20.WORDS][LANES];

	/**
	 * Computes the block of a state and those that follow it.
	 * @param state the state; the lower word of its number must not overflow
	 */
	void compute(int[] state) {
		for (int word = 0; word < Salsa20.WORDS; word++) {
			Arrays.fill(this.words[word], state[word]);
		}
		addLane(this.words[Salsa20.NUMBER]);
		rounds(this.words);
		for (int word = 0; word < Salsa20.WORDS; word++) {
			add(this.words[word], state[word]);
		}
		addLane(this.words[Salsa20.NUMBER]);
	}

	private static void rounds(int[][] words) {
		for (int i = 0; i < DOUBLE_ROUNDS; i++) {
			quarter(words[0], words[4], words[8], words[12]);
			quarter(words[5], words[9], words[13], words[1]);
			quarter(words[10], words[14], words[2], words[6]);
			quarter(words[15], words[3], words[7], words[11]);
			quarter(words[0], words[1], words[2], words[3]);
			quarter(words[5], words[6], words[7], words[4]);
			quarter(words[10], words[11], words[8], words[9]);
			quarter(words[15], words[12], words[13], words[14]);
		}
	}

	/** The numbers of the blocks follow each other. */
	private static void addLane(int[] numbers) {
		for (int lane = 0; lane < LANES; lane++) {
			numbers[lane] += lane;
		}
	}

	private static void add(int[] word, int summand) {
		for (int lane = 0; lane < LANES; lane++) {
			word[lane] += summand;
		}
	}

	/**
	 * Does a quarter of a round. The words are arrays, not places in one: whether places
	 * overlap, the compiler could only tell where it inlines this, and that is a matter
	 * of luck. Two loops of two steps each: with all four in one, the compiler of newer
	 * virtual machines mistakes one sum for the other when it looks for vectors, and
	 * finds short ones.
	 */
	private static void quarter(int[] a, int[] b, int[] c, int[] d) {
		for (int lane = 0; lane < LANES; lane++) {
			int wordA = a[lane];
			int wordB = b[lane] ^ Integer.rotateLeft(wordA + d[lane], 7);
			c[lane] ^= Integer.rotateLeft(wordB + wordA, 9);
			b[lane] = wordB;
		}
		for (int lane = 0; lane < LANES; lane++) {
			int wordC = c[lane];
			int wordD = d[lane] ^ Integer.rotateLeft(wordC + b[lane], 13);
			a[lane] ^= Integer.rotateLeft(wordD + wordC, 18);
			d[lane] = wordD;
		}
	}

	/**
	 * Combines bytes with whole blocks.
	 * @param blocks how many, from the first one
	 * @param in where the bytes come from
	 * @param from the first of them
	 * @param out where they go, which may be the same place
	 * @param to where the first of them goes
	 */
	void combine(int blocks, byte[] in, int from, byte[] out, int to) {
		for (int word = 0; word < Salsa20.WORDS; word += 2) {
			int at = word * Integer.BYTES;
			combine(this.words[word], this.words[word + 1], blocks, in, from + at, out, to + at);
		}
	}

	/** Combines eight bytes of each block with a word and the one behind it. */
	private static void combine(int[] low, int[] high, int blocks, byte[] in, int from, byte[] out, int to) {
		for (int lane = 0; lane < blocks; lane++) {
			int at = lane * Salsa20.BLOCK;
			long stream = (low[lane] & 0xFFFF_FFFFL) | (long) high[lane] << Integer.SIZE;
			Poly1305.HALF.set(out, to + at, (long) Poly1305.HALF.get(in, from + at) ^ stream);
		}
	}

}
