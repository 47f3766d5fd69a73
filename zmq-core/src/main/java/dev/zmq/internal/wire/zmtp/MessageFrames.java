package dev.zmq.internal.wire.zmtp;

import java.util.Arrays;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;

/**
 * The frames of the message in progress, within the limits of a message.
 */
final class MessageFrames {

	/**
	 * What a frame takes in memory beyond its bytes, so that many small frames do not
	 * evade the budget.
	 */
	static final int OVERHEAD = 32;

	private static final byte[][] NONE = {};

	private final long maxSize;

	private final int maxFrames;

	private final AssemblyAccount account;

	private byte[][] frames = NONE;

	private int count;

	private long size;

	MessageFrames(WireSettings.Limits limits, AssemblyAccount account) {
		this.maxSize = (limits.maxMessageSize() < 0) ? Long.MAX_VALUE : limits.maxMessageSize();
		this.maxFrames = limits.maxFrames();
		this.account = account;
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	/**
	 * Checks whether one more frame fits, as soon as its header is known.
	 * @param length what the header announces
	 */
	void check(long length) {
		if (this.count >= this.maxFrames) {
			throw new WireException(CloseReason.TOO_MANY_FRAMES, "A message has more than " + this.maxFrames
					+ " frames; raise MAX_FRAMES_PER_MESSAGE if that is meant to be");
		}
		if (length > FrameBody.MAX_LENGTH) {
			throw new WireException(CloseReason.MESSAGE_TOO_LARGE,
					"A frame announces " + length + " bytes; an array in Java holds at most " + FrameBody.MAX_LENGTH);
		}
		if (length > this.maxSize - this.size) {
			throw new WireException(CloseReason.MESSAGE_TOO_LARGE, "A message has at least " + (this.size + length)
					+ " bytes, but no more than " + this.maxSize + " are allowed (MAX_MESSAGE_SIZE)");
		}
	}

	void add(byte[] frame) {
		this.account.hold(OVERHEAD);
		if (this.count == this.frames.length) {
			this.frames = Arrays.copyOf(this.frames, Math.max(4, 2 * this.count));
		}
		this.frames[this.count++] = frame;
		this.size += frame.length;
	}

	/**
	 * Hands out all frames and forgets them.
	 * @return the frames
	 */
	byte[][] take() {
		byte[][] whole = (this.count == this.frames.length) ? this.frames : Arrays.copyOf(this.frames, this.count);
		clear();
		return whole;
	}

	void clear() {
		this.frames = NONE;
		this.count = 0;
		this.size = 0;
	}

}
