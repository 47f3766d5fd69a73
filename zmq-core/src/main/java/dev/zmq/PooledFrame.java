package dev.zmq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A received frame whose storage is used again, together with everything around it, when
 * whoever it was lent to has returned.
 */
final class PooledFrame extends ZmqContent {

	private final FramePool pool;

	/** The message of this frame alone. */
	private final ZmqMessage message;

	private byte[] storage;

	private ByteBuffer view;

	/** −1 while nobody has it. */
	private int length = -1;

	/** The next one in a list of those that nobody has. */
	private @Nullable PooledFrame next;

	PooledFrame(FramePool pool, int capacity, Map<String, String> properties) {
		super(null);
		this.pool = pool;
		this.storage = new byte[capacity];
		this.view = ByteBuffer.wrap(this.storage).asReadOnlyBuffer();
		this.message = ZmqMessage.received(new ZmqContent[] { this }, properties);
	}

	int capacity() {
		return this.storage.length;
	}

	void grow(int capacity) {
		this.storage = new byte[capacity];
		this.view = ByteBuffer.wrap(this.storage).asReadOnlyBuffer();
	}

	ZmqMessage fill(ByteBuffer in, int start, int count) {
		in.get(start, this.storage, 0, count);
		this.length = count;
		return this.message;
	}

	/** Gives the frame back to where it came from. */
	void recycle() {
		this.pool.giveBack(this);
	}

	void clear() {
		this.length = -1;
	}

	@Nullable PooledFrame next() {
		return this.next;
	}

	void next(@Nullable PooledFrame frame) {
		this.next = frame;
	}

	private int held() {
		int count = this.length;
		if (count < 0) {
			throw new IllegalStateException(
					"The message was lent, and is to be used only before the action that it was given to returns");
		}
		return count;
	}

	@Override
	public long length() {
		return held();
	}

	@Override
	public int read(long position, ByteBuffer target) {
		int count = (int) Math.min(target.remaining(), held() - position);
		if (count <= 0) {
			return (position < this.length) ? 0 : -1;
		}
		target.put(this.storage, (int) position, count);
		return count;
	}

	@Override
	public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
		int from = (int) Math.min(position, held());
		return target.write(ByteBuffer.wrap(this.storage, from, (int) Math.min(count, this.length - from)));
	}

	@Override
	public byte[] bytes() {
		return Arrays.copyOf(this.storage, held());
	}

	@Override
	public ByteBuffer view() {
		return this.view.limit(held()).position(0);
	}

	/** Returns an array that begins with the frame. */
	byte[] storage() {
		return this.storage;
	}

}
