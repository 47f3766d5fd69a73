package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into bytes, into buffers of any size from {@link FrameHeader#LONG_SIZE}.
 */
final class FrameEncoder {

	/**
	 * Whether subscriptions, which patterns give as messages that begin with 1 or 0,
	 * become commands.
	 */
	private final boolean subscriptionCommands;

	private final @Nullable FrameCipher cipher;

	/** The message in progress. */
	private @Nullable ZmqMessage message;

	private int frame;

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
		if (message.size() == 1) {
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
			byte[] current = (this.body != null) ? this.body : header(out);
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
				this.message = null;
				return true;
			}
		}
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
	 * @return the frame's body, or null if there is no room for the header
	 */
	private byte @Nullable [] header(ByteBuffer out) {
		ZmqMessage current = this.message;
		if (current == null) {
			throw new IllegalStateException("No message is in progress");
		}
		byte[] next = current.frame(this.frame);
		int flags = (this.frame + 1 < current.size()) ? FrameHeader.MORE : 0;
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

}
