package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * Reads the header of a frame (RFC 37, "Framing"), however it is cut.
 *
 * <pre>
 *  0       1        2                 0       1                 9
 * +-------+--------+                 +-------+-----------------+
 * | flags | length |  short      or  | flags | length          |  LONG, big-endian
 * +-------+--------+                 +-------+-----------------+
 *
 * flags: 0 0 0 0 0 COMMAND LONG MORE
 * </pre>
 *
 * The long form is legal for every length, the short ones included.
 */
final class FrameHeader {

	/** More frames of the same message follow. */
	static final int MORE = 1;

	/** The length takes eight bytes. */
	static final int LONG = 2;

	/** The frame is a command, not a part of a message. */
	static final int COMMAND = 4;

	/** The flag byte and a length of one byte. */
	static final int SHORT_SIZE = 2;

	/** The flag byte and a length of eight bytes. */
	static final int LONG_SIZE = 9;

	/** The longest body that the short form can announce. */
	static final int SHORT_MAX = 255;

	private static final int KNOWN = MORE | LONG | COMMAND;

	private int flags;

	private long length;

	/** Bytes to come; −1 while the flags are not there. */
	private int missing = -1;

	/**
	 * Writes a header, in the short form if that is possible.
	 * @param out where to; has room for it
	 * @param flags {@link #MORE} or {@link #COMMAND} or neither
	 * @param length how long the body is
	 */
	static void write(ByteBuffer out, int flags, long length) {
		if (length <= SHORT_MAX) {
			out.put((byte) flags).put((byte) length);
		}
		else {
			out.put((byte) (flags | LONG)).putLong(length);
		}
	}

	/**
	 * Consumes bytes until the header is complete.
	 * @param in what has arrived
	 * @return whether the header is complete
	 */
	boolean read(ByteBuffer in) {
		if (this.missing < 0) {
			if (!in.hasRemaining()) {
				return false;
			}
			this.flags = checkFlags(in.get());
			this.length = 0;
			this.missing = ((this.flags & LONG) != 0) ? Long.BYTES : 1;
		}
		while (this.missing > 0) {
			if (!in.hasRemaining()) {
				return false;
			}
			this.length = (this.length << Byte.SIZE) | (in.get() & 0xFF);
			this.missing--;
		}
		if (this.length < 0) {
			throw new WireException(CloseReason.MALFORMED_FRAME, "A frame announces "
					+ Long.toUnsignedString(this.length) + " bytes; lengths end at 2^63-1 (RFC 37)");
		}
		return true;
	}

	/**
	 * Prepares for the next header.
	 */
	void clear() {
		this.missing = -1;
	}

	boolean complete() {
		return this.missing == 0;
	}

	/**
	 * Tells whether a part of a header has arrived, or a whole one.
	 * @return whether this is between two frames
	 */
	boolean clean() {
		return this.missing < 0;
	}

	boolean more() {
		return (this.flags & MORE) != 0;
	}

	boolean command() {
		return (this.flags & COMMAND) != 0;
	}

	long length() {
		return this.length;
	}

	private static int checkFlags(byte flags) {
		if ((flags & ~KNOWN) != 0) {
			throw new WireException(CloseReason.MALFORMED_FRAME,
					"A frame has flags 0x" + Integer.toHexString(flags & 0xFF) + "; bits 3 to 7 must be 0 (RFC 37)");
		}
		if ((flags & (COMMAND | MORE)) == (COMMAND | MORE)) {
			throw new WireException(CloseReason.MALFORMED_FRAME,
					"A command frame has the flag MORE; a command is a single frame (RFC 37)");
		}
		return flags;
	}

}
