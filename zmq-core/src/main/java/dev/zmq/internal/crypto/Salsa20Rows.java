package dev.zmq.internal.crypto;

import java.util.Arrays;

/**
 * Some blocks of {@link Salsa20} at once, each in a lane of its own. As they are few, a
 * loop over the lanes of one word is too short for vectors; here the four quarters of a
 * round are one loop, over a row of four words each:
 *
 * <pre>
 * columns   a: 0  5 10 15   b: 4  9 14  3   c:  8 13  2  7   d: 12  1  6 11
 * rows      a: 0  5 10 15   b: 1  6 11 12   c:  2  7  8 13   d:  3  4  9 14
 * </pre>
 *
 * What was d becomes b one word further to the right, c remains c by two words, and what
 * was b becomes d by one word to the left. So rows b, c and d have room for one or two
 * words more, and between rounds only these words move. Not safe for use by several
 * threads.
 */
final class Salsa20Rows {

	/** Blocks at once. */
	static final int LANES = 32;

	private static final int DOUBLE_ROUNDS = 10;

	/** Where the lanes of word 3 are while rows are computed. */
	private static final int BEFORE_B = 4 * LANES;

	private static final int B = BEFORE_B + LANES;

	private static final int C = B + 4 * LANES;

	private static final int D = C + 6 * LANES;

	/** Where the lanes of a word are between double rounds. */
	private static final int[] PLACES = { 0, D + LANES, C + 2 * LANES, B + 3 * LANES, B, LANES, D + 2 * LANES,
			C + 3 * LANES, C, B + LANES, 2 * LANES, D + 3 * LANES, D, C + LANES, B + 2 * LANES, 3 * LANES };

	private final int[] words = new int[D + 5 * LANES];

	/**
	 * Computes the block of a state and those that follow it.
	 * @param state the state; the lower word of its number must not overflow
	 */
	void compute(int[] state) {
		for (int word = 0; word < Salsa20.WORDS; word++) {
			Arrays.fill(this.words, PLACES[word], PLACES[word] + LANES, state[word]);
		}
		addLane(this.words);
		rounds(this.words);
		for (int word = 0; word < Salsa20.WORDS; word++) {
			add(this.words, PLACES[word], state[word]);
		}
		addLane(this.words);
	}

	private static void rounds(int[] words) {
		for (int i = 0; i < DOUBLE_ROUNDS; i++) {
			columns(words);
			System.arraycopy(words, B + 3 * LANES, words, BEFORE_B, LANES);
			System.arraycopy(words, C, words, C + 4 * LANES, 2 * LANES);
			System.arraycopy(words, D, words, D + 4 * LANES, LANES);
			rows(words);
			System.arraycopy(words, BEFORE_B, words, B + 3 * LANES, LANES);
			System.arraycopy(words, C + 4 * LANES, words, C, 2 * LANES);
			System.arraycopy(words, D + 4 * LANES, words, D, LANES);
		}
	}

	/**
	 * Does one half of a double round. All places are constants, so that the compiler
	 * sees that they do not overlap, whatever it inlines where; and see
	 * {@link Salsa20Lanes} for why there are two loops.
	 */
	private static void columns(int[] words) {
		for (int lane = 0; lane < 4 * LANES; lane++) {
			int wordA = words[lane];
			int wordB = words[B + lane] ^ Integer.rotateLeft(wordA + words[D + lane], 7);
			words[C + lane] ^= Integer.rotateLeft(wordB + wordA, 9);
			words[B + lane] = wordB;
		}
		for (int lane = 0; lane < 4 * LANES; lane++) {
			int wordC = words[C + lane];
			int wordD = words[D + lane] ^ Integer.rotateLeft(wordC + words[B + lane], 13);
			words[lane] ^= Integer.rotateLeft(wordD + wordC, 18);
			words[D + lane] = wordD;
		}
	}

	/** Does the other half: b and d have changed their places, all but a are shifted. */
	private static void rows(int[] words) {
		for (int lane = 0; lane < 4 * LANES; lane++) {
			int wordA = words[lane];
			int wordB = words[D + LANES + lane] ^ Integer.rotateLeft(wordA + words[BEFORE_B + lane], 7);
			words[C + 2 * LANES + lane] ^= Integer.rotateLeft(wordB + wordA, 9);
			words[D + LANES + lane] = wordB;
		}
		for (int lane = 0; lane < 4 * LANES; lane++) {
			int wordC = words[C + 2 * LANES + lane];
			int wordD = words[BEFORE_B + lane] ^ Integer.rotateLeft(wordC + words[D + LANES + lane], 13);
			words[lane] ^= Integer.rotateLeft(wordD + wordC, 18);
			words[BEFORE_B + lane] = wordD;
		}
	}

	/** The numbers of the blocks follow each other; the number is the first word of c. */
	private static void addLane(int[] words) {
		for (int lane = 0; lane < LANES; lane++) {
			words[C + lane] += lane;
		}
	}

	private static void add(int[] words, int from, int summand) {
		for (int lane = 0; lane < LANES; lane++) {
			words[from + lane] += summand;
		}
	}

	/**
	 * Writes blocks.
	 * @param blocks how many, from the first one
	 * @param out takes them
	 */
	void write(int blocks, byte[] out) {
		for (int lane = 0; lane < blocks; lane++) {
			int at = lane * Salsa20.BLOCK;
			pair(lane, D + LANES + lane, out, at);
			pair(C + 2 * LANES + lane, B + 3 * LANES + lane, out, at + 8);
			pair(B + lane, LANES + lane, out, at + 16);
			pair(D + 2 * LANES + lane, C + 3 * LANES + lane, out, at + 24);
			pair(C + lane, B + LANES + lane, out, at + 32);
			pair(2 * LANES + lane, D + 3 * LANES + lane, out, at + 40);
			pair(D + lane, C + LANES + lane, out, at + 48);
			pair(B + 2 * LANES + lane, 3 * LANES + lane, out, at + 56);
		}
	}

	private void pair(int first, int second, byte[] out, int to) {
		Poly1305.HALF.set(out, to, (this.words[first] & 0xFFFF_FFFFL) | (long) this.words[second] << Integer.SIZE);
	}

}
