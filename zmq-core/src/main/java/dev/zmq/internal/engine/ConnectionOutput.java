package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a connection: fills one buffer per pass with commands and messages
 * and writes it at once. A buffer is held only while the link does not take it. For the
 * reactor's thread only.
 */
final class ConnectionOutput {

	/** How far writing got. */
	enum Progress {

		/** Everything is written, and the pipe's signal tells when there is more. */
		DONE,

		/** There is more; others should have their turn first. */
		MORE,

		/** The link takes no more for now. */
		BLOCKED

	}

	private final BufferPool buffers;

	private final Link link;

	private final Wire wire;

	private @Nullable ByteBuffer unwritten;

	private boolean messageInProgress;

	ConnectionOutput(BufferPool buffers, Link link, Wire wire) {
		this.buffers = buffers;
		this.link = link;
		this.wire = wire;
	}

	/**
	 * Writes one buffer.
	 * @param pipe where messages come from; null if there are none yet, or no more
	 */
	Progress write(@Nullable Pipe pipe) throws IOException {
		if (this.unwritten != null) {
			return (flush(this.unwritten)) ? Progress.MORE : Progress.BLOCKED;
		}
		ByteBuffer buffer = this.buffers.acquire();
		this.unwritten = buffer;
		boolean more = fill(buffer, pipe);
		buffer.flip();
		if (!flush(buffer)) {
			return Progress.BLOCKED;
		}
		if (more) {
			return Progress.MORE;
		}
		return (pipe == null || pipe.out().isExhausted() || pipe.out().idle()) ? Progress.DONE : Progress.MORE;
	}

	/**
	 * Fills a buffer.
	 * @return whether the buffer was too small for everything
	 */
	private boolean fill(ByteBuffer buffer, @Nullable Pipe pipe) {
		if (this.messageInProgress) {
			this.messageInProgress = !this.wire.resume(buffer);
			if (this.messageInProgress) {
				return true;
			}
		}
		if (this.wire.hasControl() && !this.wire.encodeControl(buffer)) {
			return true;
		}
		if (pipe == null) {
			return false;
		}
		ZmqMessage message;
		while (buffer.hasRemaining()) {
			message = pipe.out().poll();
			if (message == null) {
				return false;
			}
			if (!this.wire.encode(message, buffer)) {
				this.messageInProgress = true;
				return true;
			}
		}
		return true;
	}

	private boolean flush(ByteBuffer buffer) throws IOException {
		if (buffer.hasRemaining() || this.link.hasUnsent()) {
			this.link.write(buffer);
		}
		if (buffer.hasRemaining() || this.link.hasUnsent()) {
			return false;
		}
		this.unwritten = null;
		this.buffers.release(buffer);
		return true;
	}

	void close() {
		if (this.unwritten != null) {
			this.buffers.release(this.unwritten);
			this.unwritten = null;
		}
	}

}
