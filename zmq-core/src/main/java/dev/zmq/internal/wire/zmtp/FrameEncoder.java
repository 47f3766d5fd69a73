package dev.zmq.internal.wire.zmtp;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import dev.zmq.FrameLending;
import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.internal.wire.InPlace;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into bytes, into buffers of any size from {@link FrameHeader#LONG_SIZE}.
 */
final class FrameEncoder {

	private static final byte[] NOTHING = {};

	/**
	 * Whether subscriptions, which patterns give as messages that begin with 1 or 0,
	 * become commands.
	 */
	private final boolean subscriptionCommands;

	private final @Nullable FrameCipher cipher;

	/** The message in progress. */
	private @Nullable ZmqMessage message;

	private int frame;

	/** The frame in progress, if it is no array, once its header is written. */
	private @Nullable InPlace inPlace;

	/** The frame in progress, once its header is written. */
	private byte @Nullable [] body;

	/** How many bytes of the array are the body. */
	private int length;

	private int written;

	FrameEncoder(boolean subscriptionCommands, @Nullable FrameCipher cipher) {
		this.subscriptionCommands = subscriptionCommands;
		this.cipher = cipher;
	}

	boolean encode(ZmqMessage message, ByteBuffer out) {
		if (message.size() == 1 && message.hasArray(0)) {
			byte[] only = message.frame(0);
			if (this.subscriptionCommands && only.length > 0 && (only[0] & ~1) == 0) {
				byte[] command = Commands.subscription(only);
				return begin((this.cipher != null) ? Commands.sealed(this.cipher, command) : command, out);
			}
			if (this.cipher == null && only.length <= FrameHeader.SHORT_MAX
					&& out.remaining() >= FrameHeader.SHORT_SIZE + only.length) {
				int position = out.position();
				out.put(position, (byte) 0);
				out.put(position + 1, (byte) only.length);
				out.put(position + FrameHeader.SHORT_SIZE, only);
				out.position(position + FrameHeader.SHORT_SIZE + only.length);
				return true;
			}
		}
		this.message = message;
		this.frame = 0;
		return resume(out);
	}

	boolean resume(ByteBuffer out) {
		while (true) {
			byte[] current = (this.body != null) ? this.body : next(out);
			if (current == null) {
				return false;
			}
			int count = Math.min(out.remaining(), this.length - this.written);
			out.put(current, this.written, count);
			this.written += count;
			if (this.written < this.length) {
				return false;
			}
			this.body = null;
			if (this.message == null || ++this.frame == this.message.size()) {
				finish();
				return true;
			}
		}
	}

	private void finish() {
		ZmqMessage whole = this.message;
		this.message = null;
		if (whole != null) {
			FrameLending.letGo(whole);
		}
	}

	/**
	 * Returns the frame that goes out next and is not encoded.
	 */
	@Nullable InPlace inPlace() {
		return this.inPlace;
	}

	/**
	 * Forgets the message in progress.
	 */
	void close() {
		this.inPlace = null;
		this.body = null;
		finish();
	}

	/**
	 * Writes what goes before the next body that is an array.
	 * @return the body, or null if there is no room, or a frame is in the way that is
	 * written in place
	 */
	private byte @Nullable [] next(ByteBuffer out) {
		InPlace elsewhere = this.inPlace;
		if (elsewhere == null) {
			return header(out);
		}
		if (elsewhere.isShort()) {
			elsewhere.copy(out);
		}
		if (elsewhere.remaining() > 0) {
			return null;
		}
		this.inPlace = null;
		this.length = 0;
		this.written = 0;
		return NOTHING;
	}

	/** A command is written like a body whose header is a part of it. */
	private boolean begin(byte[] commandFrame, ByteBuffer out) {
		this.body = commandFrame;
		this.length = commandFrame.length;
		this.written = 0;
		return resume(out);
	}

	/**
	 * Writes the header of the next frame.
	 * @return the frame's body, or null if there is no room for the header or the body is
	 * no array
	 */
	private byte @Nullable [] header(ByteBuffer out) {
		ZmqMessage current = this.message;
		if (current == null) {
			throw new IllegalStateException("No message is in progress");
		}
		int flags = (this.frame + 1 < current.size()) ? FrameHeader.MORE : 0;
		if (!current.hasArray(this.frame) && this.cipher == null) {
			return headerInPlace(current.content(this.frame), flags, out);
		}
		byte[] next = bytes(current);
		boolean small = next.length <= FrameHeader.SHORT_MAX && this.cipher == null;
		if (out.remaining() < (small ? FrameHeader.SHORT_SIZE : FrameHeader.LONG_SIZE)) {
			return null;
		}
		this.length = next.length;
		if (this.cipher != null) {
			this.length = this.cipher.seal((flags != 0) ? FrameCipher.MORE : 0, next, 0, next.length);
			next = this.cipher.sealed();
			flags = 0;
		}
		FrameHeader.write(out, flags, this.length);
		this.written = 0;
		this.body = next;
		return next;
	}

	private byte @Nullable [] headerInPlace(ZmqContent content, int flags, ByteBuffer out) {
		if (out.remaining() < FrameHeader.LONG_SIZE) {
			return null;
		}
		FrameHeader.write(out, flags, content.length());
		this.inPlace = new InPlace(content);
		return next(out);
	}

	/** What is sealed has to be an array; sockets see to that, as far as they know. */
	private byte[] bytes(ZmqMessage current) {
		try {
			return current.frame(this.frame);
		}
		catch (UncheckedIOException | MessageTooLargeException ex) {
			throw InPlace.unreadable(current.content(this.frame), ex);
		}
	}

}
