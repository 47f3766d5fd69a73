package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Boxes of one key whose nonces begin with the same sixteen bytes and end with a number,
 * as those of one direction of a connection do. Makes no garbage beyond what it returns.
 * Not safe for use by several threads.
 */
public interface BoxSeries {

	/**
	 * Seals a box in place.
	 * @param number the last eight bytes of the nonce, big-endian; never used before
	 * @param bytes holds {@link Crypto#TAG} bytes for the tag, then the content
	 * @param box where the box begins
	 * @param length how many bytes the box has, the tag included
	 */
	void seal(long number, byte[] bytes, int box, int length);

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
