package dev.zmq.internal.reactor;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct buffers of one size for the channels of one reactor. A channel borrows one for
 * the time of a read or write, and keeps it only while the other side holds it up. For
 * the reactor's thread only.
 */
public final class BufferPool {

	/** Bytes per buffer: thousands of small messages per system call. */
	public static final int BUFFER_SIZE = 64 * 1024;

	private static final int MAX_POOLED = 32;

	private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

	/**
	 * Borrows a buffer.
	 * @return a cleared direct buffer of {@link #BUFFER_SIZE}
	 */
	public ByteBuffer acquire() {
		ByteBuffer buffer = this.free.pollLast();
		return (buffer != null) ? buffer.clear() : ByteBuffer.allocateDirect(BUFFER_SIZE);
	}

	/**
	 * Gives a buffer back.
	 * @param buffer one that {@link #acquire()} returned and that nobody uses any more
	 */
	public void release(ByteBuffer buffer) {
		if (this.free.size() < MAX_POOLED) {
			this.free.addLast(buffer);
		}
	}

}
