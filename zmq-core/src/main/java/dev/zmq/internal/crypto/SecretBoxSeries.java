package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Boxes sealed with XSalsa20 and Poly1305 ({@code crypto_secretbox}). The first 32 bytes
 * of the key stream are the key of the tag, the content is combined with what follows.
 */
final class SecretBoxSeries implements BoxSeries {

	private final BoxFunctions functions;

	private final KeyStream stream;

	private final byte[] key = new byte[Crypto.KEY];

	private final byte[] tag = new byte[Crypto.TAG];

	/**
	 * Creates the series.
	 * @param functions those of the key that was derived for the series
	 */
	SecretBoxSeries(BoxFunctions functions) {
		this.functions = functions;
		this.stream = new KeyStream(functions);
	}

	@Override
	public void seal(long number, byte[] rest, int from, int length, byte[] bytes, int box, int head) {
		int content = box + Crypto.TAG;
		this.stream.begin(number, head + length, this.key);
		this.stream.combine(bytes, content, bytes, content, head);
		this.stream.combine(rest, from, bytes, content + head, length);
		this.functions.tag(this.key, bytes, content, head + length, bytes, box);
	}

	@Override
	public byte @Nullable [] open(long number, byte[] bytes, int box, int length, int head) {
		int rest = length - Crypto.TAG - head;
		if (rest < 0) {
			return null;
		}
		int content = box + Crypto.TAG;
		this.stream.begin(number, head + rest, this.key);
		this.functions.tag(this.key, bytes, content, head + rest, this.tag, 0);
		long difference = ((long) Poly1305.HALF.get(bytes, box) ^ (long) Poly1305.HALF.get(this.tag, 0))
				| ((long) Poly1305.HALF.get(bytes, box + 8) ^ (long) Poly1305.HALF.get(this.tag, 8));
		if (difference != 0) {
			return null;
		}
		byte[] opened = new byte[rest];
		this.stream.combine(bytes, content, bytes, content, head);
		this.stream.combine(bytes, content + head, opened, 0, rest);
		return opened;
	}

}
