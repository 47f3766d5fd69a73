package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.wire.InPlace;
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

	/**
	 * How much of a frame is written from where it lies before others have their turn:
	 * about what a system call is worth, and some tenths of a millisecond.
	 */
	private static final int IN_PLACE = 1024 * 1024;

	private final BufferPool buffers;

	private final Link link;

	private final Wire wire;

	private final Reactor reactor;

	private @Nullable ByteBuffer unwritten;

	private boolean messageInProgress;

	ConnectionOutput(Reactor reactor, Link link, Wire wire) {
		this.reactor = reactor;
		this.buffers = reactor.buffers();
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
		InPlace begun = this.wire.inPlace();
		if (begun != null && begun.remaining() > 0 && !begun.isShort()) {
			return write(begun);
		}
		ByteBuffer buffer = this.buffers.acquire();
		this.unwritten = buffer;
		boolean more = fill(buffer, pipe);
		buffer.flip();
		InPlace next = (more) ? this.wire.inPlace() : null;
		if (next != null && next.remaining() > 0 && !next.isShort()) {
			return write(next);
		}
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

	/**
	 * Writes from where a frame lies, after what is unwritten.
	 */
	private Progress write(InPlace frame) throws IOException {
		ByteBuffer direct = FrameLending.direct(frame.frame(), frame.position(), IN_PLACE);
		boolean done = (direct != null) ? writeDirect(frame, direct) : writeIndirect(frame);
		return (done) ? Progress.MORE : Progress.BLOCKED;
	}

	private boolean writeDirect(InPlace frame, ByteBuffer direct) throws IOException {
		ByteBuffer before = this.unwritten;
		if (before == null) {
			this.link.write(direct);
			frame.advance(direct.position());
			return !direct.hasRemaining() && !this.link.hasUnsent();
		}
		this.link.write(before, direct);
		frame.advance(direct.position());
		return flush(before) && !direct.hasRemaining();
	}

	/**
	 * Has the operating system write a file to the link, or copies from the frame into a
	 * buffer: where the link does not allow that, where a thread is at work whose
	 * interruption would close the file, and what lies in the heap.
	 */
	private boolean writeIndirect(InPlace frame) throws IOException {
		ByteBuffer before = this.unwritten;
		if (before != null && !flush(before)) {
			return false;
		}
		WritableByteChannel target = this.link.target();
		if (frame.frame().path() != null && target != null && this.reactor.isOwnThread()) {
			long wanted = Math.min(frame.remaining(), IN_PLACE);
			long written = frame.frame().transferTo(frame.position(), wanted, target);
			frame.advance(written);
			return written == wanted;
		}
		ByteBuffer buffer = this.buffers.acquire();
		this.unwritten = buffer;
		frame.copy(buffer);
		buffer.flip();
		return flush(buffer);
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
