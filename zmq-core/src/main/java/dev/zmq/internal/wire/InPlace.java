package dev.zmq.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.zmq.ZmqContent;
import dev.zmq.monitor.CloseReason;

/**
 * A frame that is written from where it lies, rather than through the buffer that
 * everything else goes through: what is left of it.
 */
public final class InPlace {

	/** Shorter frames go through the buffer, together with others. */
	private static final int SHORT = 32 * 1024;

	private final ZmqContent frame;

	private long position;

	/**
	 * Creates a frame of which nothing is written yet.
	 * @param frame the frame
	 */
	public InPlace(ZmqContent frame) {
		this.frame = frame;
	}

	/**
	 * Returns the frame.
	 * @return the frame
	 */
	public ZmqContent frame() {
		return this.frame;
	}

	/**
	 * Returns where to go on.
	 * @return how many bytes are written
	 */
	public long position() {
		return this.position;
	}

	/**
	 * Returns how many bytes are not written yet.
	 * @return how many
	 */
	public long remaining() {
		return this.frame.length() - this.position;
	}

	/**
	 * Tells whether the frame is too short to be worth more than a copy.
	 * @return whether it had better be copied
	 */
	public boolean isShort() {
		return this.frame.length() < SHORT;
	}

	/**
	 * Notes that bytes were written.
	 * @param count how many
	 */
	public void advance(long count) {
		this.position += count;
	}

	/**
	 * Copies bytes into a buffer, until either is exhausted.
	 * @param out the buffer
	 * @throws WireException if the frame cannot be read: the message is cut off, and the
	 * connection with it
	 */
	public void copy(ByteBuffer out) {
		try {
			while (remaining() > 0 && out.hasRemaining()) {
				this.position += this.frame.read(this.position, out);
			}
		}
		catch (IOException ex) {
			throw unreadable(this.frame, ex);
		}
	}

	/**
	 * Says that a frame to be sent cannot be read.
	 * @param frame the frame
	 * @param cause why
	 * @return the exception to throw
	 */
	public static WireException unreadable(ZmqContent frame, Exception cause) {
		return new WireException(CloseReason.IO_ERROR,
				"A frame of " + frame.length() + " bytes that was being sent cannot be read: " + cause.getMessage());
	}

}
