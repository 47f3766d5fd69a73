package dev.zmq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import org.jspecify.annotations.Nullable;

/**
 * A frame that lies in a buffer, which only absolute positions are used of, so that
 * several connections can read it at once.
 */
final class BufferFrame extends ZmqContent {

	/**
	 * Below this, copying costs less than what it takes to write from several places.
	 */
	static final int SMALL = 32 * 1024;

	private final ByteBuffer buffer;

	BufferFrame(ByteBuffer buffer, @Nullable Runnable released) {
		super(released);
		this.buffer = buffer.slice();
	}

	/** Makes a frame of a buffer that is never released, if need be a copy. */
	static ZmqContent owned(ByteBuffer buffer) {
		int length = buffer.remaining();
		if (buffer.hasArray() && buffer.arrayOffset() + buffer.position() == 0 && buffer.array().length == length) {
			return new ArrayFrame(buffer.array());
		}
		BufferFrame frame = new BufferFrame(buffer, null);
		return (length < SMALL) ? new ArrayFrame(frame.bytes()) : frame;
	}

	@Override
	public long length() {
		return this.buffer.limit();
	}

	@Override
	public int read(long position, ByteBuffer target) {
		requireHeld();
		if (position >= this.buffer.limit()) {
			return -1;
		}
		int count = (int) Math.min(target.remaining(), this.buffer.limit() - position);
		target.put(target.position(), this.buffer, (int) position, count);
		target.position(target.position() + count);
		return count;
	}

	@Override
	public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
		return target.write(slice(position, count));
	}

	@Override
	public ByteBuffer view() {
		requireHeld();
		return this.buffer.asReadOnlyBuffer();
	}

	/** Returns the bytes from a position on as a buffer of its own. */
	ByteBuffer slice(long position, long count) {
		requireHeld();
		int from = (int) Math.min(position, this.buffer.limit());
		return this.buffer.slice(from, (int) Math.min(count, this.buffer.limit() - from));
	}

	boolean isDirect() {
		return this.buffer.isDirect();
	}

}
