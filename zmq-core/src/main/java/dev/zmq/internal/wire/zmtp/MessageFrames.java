package dev.zmq.internal.wire.zmtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

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

	private static final byte[] NOTHING = {};

	private final long maxSize;

	private final int maxFrames;

	private final AssemblyAccount account;

	private byte[][] frames = NONE;

	/** The frames that are kept elsewhere, by their index; null while there are none. */
	private @Nullable Map<Integer, ZmqContent> stored;

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
	 * @param elsewhere whether it is kept elsewhere than in an array
	 */
	void check(long length, boolean elsewhere) {
		if (this.count >= this.maxFrames) {
			throw new WireException(CloseReason.TOO_MANY_FRAMES, "A message has more than " + this.maxFrames
					+ " frames; raise MAX_FRAMES_PER_MESSAGE if that is meant to be");
		}
		if (length > FrameBody.MAX_LENGTH && !elsewhere) {
			throw new WireException(CloseReason.MESSAGE_TOO_LARGE,
					"A frame announces " + length + " bytes; an array in Java holds at most " + FrameBody.MAX_LENGTH
							+ ", a file more (LARGE_FRAMES)");
		}
		if (length > this.maxSize - this.size) {
			throw new WireException(CloseReason.MESSAGE_TOO_LARGE,
					"A message has at least " + Long.toUnsignedString(this.size + length) + " bytes, but no more than "
							+ this.maxSize + " are allowed (MAX_MESSAGE_SIZE)");
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
	 * Adds a frame that is kept elsewhere.
	 */
	void add(ZmqContent frame) {
		Map<Integer, ZmqContent> known = this.stored;
		if (known == null) {
			known = new HashMap<>();
			this.stored = known;
		}
		known.put(this.count, frame);
		add(NOTHING);
		this.size += frame.length();
	}

	/**
	 * Hands out all frames and forgets them.
	 * @param properties what is known of the peer
	 * @return the message
	 */
	ZmqMessage take(Map<String, String> properties) {
		byte[][] whole = (this.count == this.frames.length) ? this.frames : Arrays.copyOf(this.frames, this.count);
		Map<Integer, ZmqContent> elsewhere = this.stored;
		this.stored = null;
		clear();
		if (elsewhere == null) {
			return ZmqMessage.received(whole, properties);
		}
		ZmqContent[] mixed = new ZmqContent[whole.length];
		for (int i = 0; i < mixed.length; i++) {
			ZmqContent frame = elsewhere.get(i);
			mixed[i] = (frame != null) ? frame : ZmqContent.of(whole[i]);
		}
		return ZmqMessage.received(mixed, properties);
	}

	void clear() {
		if (this.stored != null) {
			this.stored.values().forEach(ZmqContent::close);
			this.stored = null;
		}
		this.frames = NONE;
		this.count = 0;
		this.size = 0;
	}

}
