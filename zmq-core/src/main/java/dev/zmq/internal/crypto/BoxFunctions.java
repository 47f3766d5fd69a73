package dev.zmq.internal.crypto;

/**
 * What a box is made of: the key stream of {@link Salsa20} for one key, and tags of
 * Poly1305. Our own, or libsodium's. Not safe for use by several threads.
 */
interface BoxFunctions {

	/**
	 * Returns how many blocks are worth being computed together.
	 * @return the most that {@link #stream} is asked for
	 */
	int together();

	/**
	 * Computes blocks of the key stream.
	 * @param nonce the nonce, as the eight bytes of a little-endian number
	 * @param number the number of the first block
	 * @param blocks how many
	 * @param stream takes them, and has room for {@link #together()}, which may all be
	 * overwritten
	 */
	void stream(long nonce, int number, int blocks, byte[] stream);

	/**
	 * Combines bytes with the key stream, as far as there are so many of them that this
	 * is faster than {@link #stream}.
	 * @param nonce the nonce, as the eight bytes of a little-endian number
	 * @param number the number of the first block
	 * @param in where the bytes come from
	 * @param from the first of them
	 * @param out where they go, which may be the same place
	 * @param to where the first of them goes
	 * @param length how many there are
	 * @return how many were combined, either whole blocks or all
	 */
	int combine(long nonce, int number, byte[] in, int from, byte[] out, int to, int length);

	/**
	 * Computes a tag.
	 * @param key begins with the 32 bytes of the key
	 * @param text holds the text
	 * @param from its first byte
	 * @param length how many bytes it has
	 * @param tag takes the tag
	 * @param to where its first byte goes
	 */
	void tag(byte[] key, byte[] text, int from, int length, byte[] tag, int to);

}
