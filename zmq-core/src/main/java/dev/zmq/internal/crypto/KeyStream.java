package dev.zmq.internal.crypto;

/**
 * The key stream of one nonce after the other. Its first 32 bytes are a key, the others
 * are combined with bytes to hide or to show them. Not safe for use by several threads.
 */
final class KeyStream {

	/** Blocks for which there is room before more are needed. */
	private static final int SOME = 4;

	private final BoxFunctions functions;

	private byte[] stream;

	private long nonce;

	/** The number of the block behind those in the array. */
	private int number;

	/** The first byte in the array that was not combined. */
	private int at;

	/** The end of the blocks in the array. */
	private int end;

	KeyStream(BoxFunctions functions) {
		this.functions = functions;
		this.stream = new byte[Math.min(SOME, functions.together()) * Salsa20.BLOCK];
	}

	/**
	 * Begins the stream of a nonce.
	 * @param nonce its eight bytes, big-endian
	 * @param length how many bytes are going to be combined
	 * @param key takes the 32 bytes in front
	 */
	void begin(long nonce, int length, byte[] key) {
		this.nonce = Long.reverseBytes(nonce);
		this.number = 0;
		compute(Crypto.KEY + (long) length);
		System.arraycopy(this.stream, 0, key, 0, Crypto.KEY);
		this.at = Crypto.KEY;
	}

	/**
	 * Combines bytes with the next ones of the stream.
	 * @param in where they come from
	 * @param from the first of them
	 * @param out where they go, which may be the same place
	 * @param to where the first of them goes
	 * @param length how many
	 */
	void combine(byte[] in, int from, byte[] out, int to, int length) {
		int done = some(in, from, out, to, length);
		while (done < length) {
			int many = this.functions.combine(this.nonce, this.number, in, from + done, out, to + done, length - done);
			this.number += many / Salsa20.BLOCK;
			done += many;
			if (done < length) {
				compute(length - done);
				done += some(in, from + done, out, to + done, length - done);
			}
		}
	}

	private void compute(long wanted) {
		int blocks = (int) Math.min(this.functions.together(), (wanted + Salsa20.BLOCK - 1) / Salsa20.BLOCK);
		if (this.stream.length < blocks * Salsa20.BLOCK) {
			this.stream = new byte[this.functions.together() * Salsa20.BLOCK];
		}
		this.functions.stream(this.nonce, this.number, blocks, this.stream);
		this.number += blocks;
		this.at = 0;
		this.end = blocks * Salsa20.BLOCK;
	}

	/** Combines as many as there are bytes of the stream. */
	private int some(byte[] in, int from, byte[] out, int to, int length) {
		int count = Math.min(length, this.end - this.at);
		byte[] bytes = this.stream;
		int start = this.at;
		int i = 0;
		for (; i <= count - Long.BYTES; i += Long.BYTES) {
			long word = (long) Poly1305.HALF.get(in, from + i) ^ (long) Poly1305.HALF.get(bytes, start + i);
			Poly1305.HALF.set(out, to + i, word);
		}
		for (; i < count; i++) {
			out[to + i] = (byte) (in[from + i] ^ bytes[start + i]);
		}
		this.at += count;
		return count;
	}

}
