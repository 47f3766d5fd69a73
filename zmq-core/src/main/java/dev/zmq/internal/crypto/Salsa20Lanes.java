package dev.zmq.internal.crypto;

import java.util.Arrays;

/**
 * Many blocks of {@link Salsa20} at once, each in a lane of its own. Word after word lies
 * together for all lanes, in one array, and the loops over lanes are of a kind that the
 * compiler of the virtual machine turns into vector instructions: four to six times as
 * fast as one block after the other. Not safe for use by several threads.
 */
final class Salsa20Lanes {

	/**
	 * Blocks at once. With fewer, the compiler leaves many of them to the loops before
	 * and after its vectors.
	 */
	static final int LANES = 256;

	private static final int DOUBLE_ROUNDS = 10;

	private final int[] words = new int[Salsa20.WORDS * LANES];

	/**
	 * Computes the block of a state and those that follow it.
	 * @param state the state; the lower word of its number must not overflow
	 */
	void compute(int[] state) {
		for (int word = 0; word < Salsa20.WORDS; word++) {
			Arrays.fill(this.words, word * LANES, (word + 1) * LANES, state[word]);
		}
		addLane(this.words);
		rounds(this.words);
		for (int word = 0; word < Salsa20.WORDS; word++) {
			add(this.words, word * LANES, state[word]);
		}
		addLane(this.words);
	}

	private static void rounds(int[] words) {
		for (int i = 0; i < DOUBLE_ROUNDS; i++) {
			quarter(words, 0, 4 * LANES, 8 * LANES, 12 * LANES, LANES);
			quarter(words, 5 * LANES, 9 * LANES, 13 * LANES, LANES, LANES);
			quarter(words, 10 * LANES, 14 * LANES, 2 * LANES, 6 * LANES, LANES);
			quarter(words, 15 * LANES, 3 * LANES, 7 * LANES, 11 * LANES, LANES);
			quarter(words, 0, LANES, 2 * LANES, 3 * LANES, LANES);
			quarter(words, 5 * LANES, 6 * LANES, 7 * LANES, 4 * LANES, LANES);
			quarter(words, 10 * LANES, 11 * LANES, 8 * LANES, 9 * LANES, LANES);
			quarter(words, 15 * LANES, 12 * LANES, 13 * LANES, 14 * LANES, LANES);
		}
	}

	/** The numbers of the blocks follow each other. */
	private static void addLane(int[] words) {
		for (int lane = 0; lane < LANES; lane++) {
			words[Salsa20.NUMBER * LANES + lane] += lane;
		}
	}

	private static void add(int[] words, int from, int summand) {
		for (int lane = 0; lane < LANES; lane++) {
			words[from + lane] += summand;
		}
	}

	/**
	 * Does a quarter of a round, or more of them whose words lie side by side. Two loops
	 * of two steps each: with all four in one, the compiler of newer virtual machines
	 * mistakes one sum for the other when it looks for vectors, and finds short ones.
	 * @param words holds the words; their places have to be constants where this is
	 * called, so that the compiler sees that they do not overlap
	 * @param a where the lanes of the first word begin
	 * @param b where those of the second do
	 * @param c where those of the third do
	 * @param d where those of the fourth do
	 * @param count how many there are of each
	 */
	static void quarter(int[] words, int a, int b, int c, int d, int count) {
		for (int lane = 0; lane < count; lane++) {
			int wordA = words[a + lane];
			int wordB = words[b + lane] ^ Integer.rotateLeft(wordA + words[d + lane], 7);
			words[c + lane] ^= Integer.rotateLeft(wordB + wordA, 9);
			words[b + lane] = wordB;
		}
		for (int lane = 0; lane < count; lane++) {
			int wordC = words[c + lane];
			int wordD = words[d + lane] ^ Integer.rotateLeft(wordC + words[b + lane], 13);
			words[a + lane] ^= Integer.rotateLeft(wordD + wordC, 18);
			words[d + lane] = wordD;
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
		for (int lane = 0; lane < blocks; lane++) {
			int at = lane * Salsa20.BLOCK;
			pair(lane, in, from + at, out, to + at);
			pair(lane + 2 * LANES, in, from + at + 8, out, to + at + 8);
			pair(lane + 4 * LANES, in, from + at + 16, out, to + at + 16);
			pair(lane + 6 * LANES, in, from + at + 24, out, to + at + 24);
			pair(lane + 8 * LANES, in, from + at + 32, out, to + at + 32);
			pair(lane + 10 * LANES, in, from + at + 40, out, to + at + 40);
			pair(lane + 12 * LANES, in, from + at + 48, out, to + at + 48);
			pair(lane + 14 * LANES, in, from + at + 56, out, to + at + 56);
		}
	}

	/** Combines eight bytes with a word and the one behind it. */
	private void pair(int word, byte[] in, int from, byte[] out, int to) {
		long stream = (this.words[word] & 0xFFFF_FFFFL) | (long) this.words[word + LANES] << Integer.SIZE;
		Poly1305.HALF.set(out, to, (long) Poly1305.HALF.get(in, from) ^ stream);
	}

}
