package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Boxes sealed with XSalsa20 and Poly1305 ({@code crypto_secretbox}). The first 32 bytes
 * of the key stream are the key of the tag, the content is combined with what follows.
 */
final class SecretBoxSeries implements BoxSeries {

	private final KeyStream stream;

	private final Poly1305 tag = new Poly1305();

	/**
	 * Creates the series.
	 * @param key the key
	 * @param prefix the first sixteen bytes of the nonces
	 */
	SecretBoxSeries(byte[] key, byte[] prefix) {
		this.stream = new KeyStream(Salsa20.derive(key, prefix));
	}

	@Override
	public void seal(long number, byte[] rest, int from, int length, byte[] bytes, int box, int head) {
		int content = box + Crypto.TAG;
		int[] key = this.stream.begin(number);
		this.stream.combine(bytes, content, bytes, content, head, 0);
		this.stream.combine(rest, from, bytes, content + head, length, head);
		this.tag.compute(key, bytes, content, head + length);
		Poly1305.HALF.set(bytes, box, this.tag.low());
		Poly1305.HALF.set(bytes, box + 8, this.tag.high());
	}

	@Override
	public byte @Nullable [] open(long number, byte[] bytes, int box, int length, int head) {
		int rest = length - Crypto.TAG - head;
		if (rest < 0) {
			return null;
		}
		int content = box + Crypto.TAG;
		this.tag.compute(this.stream.begin(number), bytes, content, length - Crypto.TAG);
		long difference = ((long) Poly1305.HALF.get(bytes, box) ^ this.tag.low())
				| ((long) Poly1305.HALF.get(bytes, box + 8) ^ this.tag.high());
		if (difference != 0) {
			return null;
		}
		byte[] opened = new byte[rest];
		this.stream.combine(bytes, content, bytes, content, head, 0);
		this.stream.combine(bytes, content + head, opened, 0, rest, head);
		return opened;
	}

}
