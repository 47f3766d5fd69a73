package dev.zmq;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Received messages of one frame that are used again, for one connection. For the
 * library; applications have no use for it.
 * <p>
 * <b>Threads.</b> Messages are taken by one thread at a time and come back on any.
 */
public final class FramePool {

	/** How many bytes of storage there may be; what needs more is made anew. */
	private static final int LIMIT = 1024 * 1024;

	private static final int SMALLEST = 64;

	private final Map<String, String> properties;

	/** Those that have come back. */
	private final AtomicReference<@Nullable PooledFrame> returned = new AtomicReference<>();

	/** Those that can be taken. */
	private @Nullable PooledFrame free;

	private int storage;

	/**
	 * Creates an empty pool.
	 * @param properties what is known of the peer
	 */
	public FramePool(Map<String, String> properties) {
		this.properties = properties;
	}

	/**
	 * Makes a message of bytes that have arrived.
	 * @param in holds them; its position stays
	 * @param start where they begin
	 * @param length how many there are
	 * @return the message, or null if the pool must not grow
	 */
	public @Nullable ZmqMessage message(ByteBuffer in, int start, int length) {
		PooledFrame frame = (this.free != null) ? this.free : this.returned.getAndSet(null);
		if (frame != null) {
			this.free = frame.next();
			frame.next(null);
			if (frame.capacity() >= length) {
				return frame.fill(in, start, length);
			}
		}
		return grown(frame, in, start, length);
	}

	private @Nullable ZmqMessage grown(@Nullable PooledFrame small, ByteBuffer in, int start, int length) {
		int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, 2 * length - 1)));
		int more = (small != null) ? capacity - small.capacity() : capacity;
		if (this.storage + more > LIMIT) {
			if (small != null) {
				small.next(this.free);
				this.free = small;
			}
			return null;
		}
		this.storage += more;
		if (small == null) {
			return new PooledFrame(this, capacity, this.properties).fill(in, start, length);
		}
		small.grow(capacity);
		return small.fill(in, start, length);
	}

	void giveBack(PooledFrame frame) {
		frame.clear();
		PooledFrame first;
		do {
			first = this.returned.get();
			frame.next(first);
		}
		while (!this.returned.compareAndSet(first, frame));
	}

}
