package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a connection: reads from the link, decodes, and fills the pipe
 * until that is full. A buffer is held only while there are bytes the pipe has no room
 * for. For the reactor's thread only.
 */
final class ConnectionInput {

	/** How far decoding got. */
	enum Progress {

		/** Everything that has arrived is decoded. */
		EMPTY,

		/** The handshake is done; there may be more to decode. */
		HANDSHAKE_DONE,

		/** The wire waits for a verdict about the peer, or for an errand. */
		ASKED,

		/** The pipe is full; its signal tells when to go on. */
		HELD_UP

	}

	private final BufferPool buffers;

	private final Link link;

	private final Wire wire;

	private @Nullable ByteBuffer arrived;

	private boolean heldUp;

	ConnectionInput(BufferPool buffers, Link link, Wire wire) {
		this.buffers = buffers;
		this.link = link;
		this.wire = wire;
	}

	/**
	 * Reads what has arrived, unless earlier bytes still wait.
	 * @return false if the peer has closed
	 */
	boolean read(long nowNanos) throws IOException {
		if (this.arrived != null) {
			return true;
		}
		ByteBuffer buffer = this.buffers.acquire();
		this.arrived = buffer;
		int count = this.link.read(buffer);
		buffer.flip();
		if (count <= 0) {
			close();
			return count == 0;
		}
		this.wire.arrived(nowNanos, count);
		return true;
	}

	/**
	 * Decodes what has arrived.
	 * @param pipe where messages go; null if they are not wanted
	 */
	Progress decode(@Nullable Pipe pipe) {
		ByteBuffer buffer = this.arrived;
		this.heldUp = false;
		if (buffer == null) {
			return Progress.EMPTY;
		}
		boolean wasReady = this.wire.ready();
		boolean delivered = false;
		try {
			while (true) {
				if (pipe != null && !pipe.in().hasRoom()) {
					this.heldUp = true;
					return Progress.HELD_UP;
				}
				ZmqMessage message = this.wire.decode(buffer);
				if (message != null) {
					delivered |= deliver(pipe, message);
				}
				else if (!wasReady && this.wire.ready()) {
					return Progress.HANDSHAKE_DONE;
				}
				else if (this.wire.question() != null || this.wire.errand() != null) {
					return Progress.ASKED;
				}
				else if (!buffer.hasRemaining()) {
					close();
					return Progress.EMPTY;
				}
			}
		}
		finally {
			if (delivered && pipe != null) {
				pipe.in().flush();
			}
		}
	}

	private static boolean deliver(@Nullable Pipe pipe, ZmqMessage message) {
		if (pipe == null) {
			message.close();
			return false;
		}
		Lane lane = pipe.in();
		lane.force(message);
		return true;
	}

	boolean isHeldUp() {
		return this.heldUp;
	}

	void close() {
		if (this.arrived != null) {
			this.buffers.release(this.arrived);
			this.arrived = null;
		}
	}

}
