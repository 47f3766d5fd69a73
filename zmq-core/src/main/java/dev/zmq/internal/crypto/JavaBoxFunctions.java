package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Our own functions. There are three ways to the key stream, and the number of blocks
 * says which one is the fastest.
 */
final class JavaBoxFunctions implements BoxFunctions {

	/** From how many blocks on all rows take less time than one block after the other. */
	private static final int ROWS = 10;

	/** From how many bytes on all lanes take less time, even if not all count. */
	private static final int LANES = 11 * 1024;

	private final int[] state;

	private final int[] block = new int[Salsa20.WORDS];

	private final Poly1305 poly1305 = new Poly1305();

	/** Made when there are some blocks for the first time. */
	private @Nullable Salsa20Rows rows;

	/** Made when there are many bytes for the first time. */
	private @Nullable Salsa20Lanes lanes;

	JavaBoxFunctions(byte[] key) {
		this.state = Salsa20.state(key);
	}

	@Override
	public int together() {
		return Salsa20Rows.LANES;
	}

	@Override
	public void stream(long nonce, int number, int blocks, byte[] stream) {
		begin(nonce, number);
		if (blocks >= ROWS) {
			Salsa20Rows wide = this.rows;
			if (wide == null) {
				wide = new Salsa20Rows();
				this.rows = wide;
			}
			wide.compute(this.state);
			wide.write(blocks, stream);
			return;
		}
		for (int at = 0; at < blocks * Salsa20.BLOCK; at += Salsa20.BLOCK) {
			Salsa20.block(this.state, this.block);
			for (int word = 0; word < Salsa20.WORDS; word++) {
				Salsa20.WORD.set(stream, at + Integer.BYTES * word, this.block[word]);
			}
			this.state[Salsa20.NUMBER]++;
		}
	}

	private void begin(long nonce, int number) {
		this.state[Salsa20.NONCE] = (int) nonce;
		this.state[Salsa20.NONCE + 1] = (int) (nonce >>> Integer.SIZE);
		this.state[Salsa20.NUMBER] = number;
	}

	@Override
	public int combine(long nonce, int number, byte[] in, int from, byte[] out, int to, int length) {
		if (length < LANES) {
			return 0;
		}
		Salsa20Lanes wide = this.lanes;
		if (wide == null) {
			wide = new Salsa20Lanes();
			this.lanes = wide;
		}
		begin(nonce, number);
		int done = 0;
		while (length - done >= LANES) {
			int blocks = Math.min(Salsa20Lanes.LANES, (length - done) / Salsa20.BLOCK);
			wide.compute(this.state);
			wide.combine(blocks, in, from + done, out, to + done);
			this.state[Salsa20.NUMBER] += blocks;
			done += blocks * Salsa20.BLOCK;
		}
		return done;
	}

	@Override
	public void tag(byte[] key, byte[] text, int from, int length, byte[] tag, int to) {
		this.poly1305.compute(key, text, from, length, tag, to);
	}

}
