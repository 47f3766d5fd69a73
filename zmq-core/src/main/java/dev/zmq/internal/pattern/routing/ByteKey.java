package dev.zmq.internal.pattern.routing;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bytes as a key of a hash map. It can be compared, so that a map stays quick even if a
 * peer chooses keys that hash alike, and its bytes can be exchanged, so that one key
 * serves any number of look-ups.
 */
final class ByteKey implements Comparable<ByteKey> {

	private byte[] bytes;

	private int hash;

	/**
	 * Creates a key.
	 * @param bytes the bytes, which must not change while the key is in a map
	 */
	ByteKey(byte[] bytes) {
		this.bytes = bytes;
		this.hash = Arrays.hashCode(bytes);
	}

	/**
	 * Exchanges the bytes of a key that is in no map.
	 * @param bytes the bytes to look up
	 * @return this key
	 */
	ByteKey of(byte[] bytes) {
		this.bytes = bytes;
		this.hash = Arrays.hashCode(bytes);
		return this;
	}

	byte[] bytes() {
		return this.bytes;
	}

	@Override
	public int compareTo(ByteKey other) {
		return Arrays.compare(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ByteKey that && this.hash == that.hash && Arrays.equals(this.bytes, that.bytes);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
