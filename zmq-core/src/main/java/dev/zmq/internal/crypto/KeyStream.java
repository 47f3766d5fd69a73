package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * The key stream of {@link Salsa20} for one key and one nonce after the other. Its first
 * 32 bytes are a key, the others are combined with bytes to hide or to show them. Not
 * safe for use by several threads.
 */
final class KeyStream {

	/** Bytes of the first block that are combined. */
	private static final int FIRST = Salsa20.BLOCK - Crypto.KEY;

	/** From how many bytes on many blocks at once are faster, even if not all count. */
	private static final int MANY = 2048;

	private final int[] state;

	private final int[] first = new int[Salsa20.WORDS];

	private final int[] block = new int[Salsa20.WORDS];

	/** Made when there are many bytes for the first time. */
	private @Nullable Salsa20Lanes lanes;

	KeyStream(byte[] key) {
		this.state = Salsa20.state(key);
	}

	/**
	 * Begins the stream of a nonce.
	 * @param nonce its eight bytes, big-endian
	 * @return the words of the block that begins with the key
	 */
	int[] begin(long nonce) {
		long words = Long.reverseBytes(nonce);
		this.state[Salsa20.NONCE] = (int) words;
		this.state[Salsa20.NONCE + 1] = (int) (words >>> Integer.SIZE);
		this.state[Salsa20.NUMBER] = 0;
		Salsa20.block(this.state, this.first);
		return this.first;
	}

	/**
	 * Combines bytes with the stream.
	 * @param in where they come from
	 * @param from the first of them
	 * @param out where they go, which may be the same place
	 * @param to where the first of them goes
	 * @param length how many
	 * @param skipped how many bytes of the stream behind the key are left out, at most
	 * what the first block has
	 */
	void combine(byte[] in, int from, byte[] out, int to, int length, int skipped) {
		int done = Math.min(length, FIRST - skipped);
		single(this.first, Crypto.KEY + skipped, in, from, out, to, done);
		this.state[Salsa20.NUMBER] = 0;
		while (done < length) {
			int left = length - done;
			if (left >= MANY) {
				done += many(in, from + done, out, to + done, left);
			}
			else {
				this.state[Salsa20.NUMBER]++;
				Salsa20.block(this.state, this.block);
				done += one(in, from + done, out, to + done, left);
			}
		}
	}

	private int many(byte[] in, int from, byte[] out, int to, int length) {
		Salsa20Lanes wide = this.lanes;
		if (wide == null) {
			wide = new Salsa20Lanes();
			this.lanes = wide;
		}
		this.state[Salsa20.NUMBER]++;
		wide.compute(this.state);
		this.state[Salsa20.NUMBER] += Salsa20Lanes.LANES - 1;
		int blocks = Math.min(Salsa20Lanes.LANES, length / Salsa20.BLOCK);
		wide.combine(blocks, in, from, out, to);
		int done = blocks * Salsa20.BLOCK;
		if (blocks == Salsa20Lanes.LANES || done == length) {
			return done;
		}
		wide.block(blocks, this.block);
		return done + one(in, from + done, out, to + done, length - done);
	}

	/** Combines with the current block what is left, or as much as the block has. */
	private int one(byte[] in, int from, byte[] out, int to, int left) {
		if (left < Salsa20.BLOCK) {
			single(this.block, 0, in, from, out, to, left);
			return left;
		}
		for (int i = 0; i < Salsa20.WORDS; i++) {
			int at = Integer.BYTES * i;
			Salsa20.WORD.set(out, to + at, (int) Salsa20.WORD.get(in, from + at) ^ this.block[i]);
		}
		return Salsa20.BLOCK;
	}

	private static void single(int[] block, int at, byte[] in, int from, byte[] out, int to, int length) {
		for (int i = 0; i < length; i++) {
			int word = block[at + i >> 2];
			out[to + i] = (byte) (in[from + i] ^ word >>> Byte.SIZE * (at + i & 3));
		}
	}

}
