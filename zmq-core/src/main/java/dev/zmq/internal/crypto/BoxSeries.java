package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Boxes of one key whose nonces begin with the same sixteen bytes and end with a number,
 * as those of one direction of a connection do. Makes no garbage beyond what it returns.
 * Not safe for use by several threads.
 */
public interface BoxSeries {

	/**
	 * Seals a box. The first bytes of the content already have the place that they will
	 * have in the box, the others come from an array of their own.
	 * @param number the last eight bytes of the nonce, big-endian; never used before
	 * @param rest holds the rest of the content
	 * @param from its first byte
	 * @param length how many bytes the rest has
	 * @param bytes takes the box, and holds the head of the content {@link Crypto#TAG}
	 * bytes behind its beginning
	 * @param box where the box begins
	 * @param head how many bytes of the content are there already
	 */
	void seal(long number, byte[] rest, int from, int length, byte[] bytes, int box, int head);

	/**
	 * Opens a box. The first bytes of the content take the place that they have in the
	 * box, the others come in an array of their own.
	 * @param number the last eight bytes of the nonce, big-endian
	 * @param bytes holds the box
	 * @param box where it begins
	 * @param length how many bytes it has
	 * @param head how many bytes of the content stay where they are
	 * @return the rest of the content, or null if the box was not sealed with this key
	 * and nonce, or is shorter than tag and head
	 */
	byte @Nullable [] open(long number, byte[] bytes, int box, int length, int head);

}
