package dev.zmq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A frame that is an array.
 */
final class ArrayFrame extends ZmqContent {

	private final byte[] array;

	ArrayFrame(byte[] array) {
		super(null);
		this.array = array;
	}

	@Override
	public long length() {
		return this.array.length;
	}

	@Override
	public int read(long position, ByteBuffer target) {
		if (position >= this.array.length) {
			return -1;
		}
		int count = (int) Math.min(target.remaining(), this.array.length - position);
		target.put(this.array, (int) position, count);
		return count;
	}

	@Override
	public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
		int from = (int) Math.min(position, this.array.length);
		return target.write(ByteBuffer.wrap(this.array, from, (int) Math.min(count, this.array.length - from)));
	}

	@Override
	public ByteBuffer view() {
		return ByteBuffer.wrap(this.array).asReadOnlyBuffer();
	}

	@Override
	public byte[] bytes() {
		return this.array;
	}

	@Override
	byte[] array() {
		return this.array;
	}

}
