package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Map;

import dev.zmq.FramePool;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Borrowing;
import dev.zmq.internal.wire.WireSettings;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes that follow the handshake into messages and commands, however they are
 * cut.
 */
final class FrameDecoder {

	/** Room for every command but subscriptions: name, 255 bytes of reason, change. */
	private static final int SMALL_COMMAND = 512;

	private static final int SUBSCRIBE_NAME = 1 + Commands.SUBSCRIBE.length;

	private final TrafficCommands commands;

	private final @Nullable FrameCipher cipher;

	private final Map<String, String> properties;

	private final long maxWhole;

	private final long maxCommand;

	private final FrameHeader header = new FrameHeader();

	private final AssemblyAccount account;

	private final FrameBody body;

	private final StoredBody stored;

	private final Borrowing borrowing;

	private final FramePool pool;

	private final MessageFrames frames;

	/** Whether the next byte begins a frame that begins a message. */
	private boolean between = true;

	FrameDecoder(WireSettings.Limits limits, Map<String, String> properties, TrafficCommands commands,
			@Nullable FrameCipher cipher) {
		this.commands = commands;
		this.cipher = cipher;
		this.properties = properties;
		this.maxWhole = (limits.maxMessageSize() < 0) ? FrameBody.MAX_LENGTH : limits.maxMessageSize();
		this.maxCommand = Math.min(FrameBody.MAX_LENGTH,
				Math.max(SMALL_COMMAND, SUBSCRIBE_NAME + (long) limits.maxTopicLength()));
		this.account = new AssemblyAccount(limits.assembly());
		this.body = new FrameBody(this.account, cipher != null);
		this.borrowing = limits.borrowing();
		this.pool = new FramePool(properties);
		this.stored = new StoredBody(limits.store(), this.account);
		this.frames = new MessageFrames(limits, this.account);
	}

	/**
	 * Consumes bytes up to and including the end of the next message, or all of them.
	 * @param in what has arrived
	 * @return the next message, or null
	 */
	@Nullable ZmqMessage decode(ByteBuffer in) {
		if (this.between && this.cipher == null) {
			ZmqMessage message = whole(in);
			if (message != null) {
				return message;
			}
		}
		return pieces(in);
	}

	/**
	 * The short way: a message of one frame that has arrived completely. Whatever is
	 * unusual about it, and be it that it is too large, is left to the long way.
	 */
	private @Nullable ZmqMessage whole(ByteBuffer in) {
		int position = in.position();
		int available = in.limit() - position;
		if (available < FrameHeader.SHORT_SIZE) {
			return null;
		}
		int flags = in.get(position);
		int start;
		long length;
		if (flags == 0) {
			start = position + FrameHeader.SHORT_SIZE;
			length = in.get(position + 1) & 0xFF;
		}
		else if (flags == FrameHeader.LONG && available >= FrameHeader.LONG_SIZE) {
			start = position + FrameHeader.LONG_SIZE;
			length = in.getLong(position + 1);
		}
		else {
			return null;
		}
		if (length < 0 || length > in.limit() - start || length > this.maxWhole) {
			return null;
		}
		if (this.borrowing.hasBegun()) {
			ZmqMessage message = this.pool.message(in, start, (int) length);
			if (message != null) {
				in.position(start + (int) length);
				return message;
			}
		}
		byte[] frame = new byte[(int) length];
		in.get(start, frame);
		in.position(start + frame.length);
		return ZmqMessage.received(frame, this.properties);
	}

	private @Nullable ZmqMessage pieces(ByteBuffer in) {
		while (in.hasRemaining()) {
			this.between = false;
			if (!this.header.complete()) {
				if (!this.header.read(in)) {
					return null;
				}
				begin(in.remaining());
			}
			if (!(this.stored.isActive() ? this.stored.read(in) : this.body.read(in))) {
				return null;
			}
			ZmqMessage message = this.stored.isActive() ? finishStored() : finish();
			if (message != null) {
				return message;
			}
		}
		return null;
	}

	private void begin(int available) {
		long length = this.header.length();
		if (this.cipher != null) {
			checkSealed(length, this.cipher.overhead());
		}
		else if (this.stored.takes(length) && !this.header.command()) {
			this.frames.check(length, true);
			this.stored.begin(length, available);
			return;
		}
		else {
			check(this.header.command(), length);
		}
		this.body.begin((int) length, available);
	}

	private void check(boolean command, long length) {
		if (!command) {
			this.frames.check(length, false);
		}
		else if (length > this.maxCommand) {
			throw this.commands.tooLong(length, this.maxCommand);
		}
	}

	/**
	 * Whether it is a command cannot be seen yet, so that it may have the length of one.
	 */
	private void checkSealed(long length, int overhead) {
		if (length > FrameBody.MAX_LENGTH) {
			this.frames.check(length, false);
		}
		if (length - overhead > this.maxCommand) {
			this.frames.check(length - overhead, false);
		}
	}

	private @Nullable ZmqMessage finishStored() {
		boolean more = this.header.more();
		this.header.clear();
		this.frames.add(this.stored.take());
		if (more) {
			return null;
		}
		this.between = true;
		this.account.releaseAll();
		return this.frames.take(this.properties);
	}

	private @Nullable ZmqMessage finish() {
		int length = (int) this.header.length();
		byte[] frame = this.body.take();
		boolean command = this.header.command();
		boolean more = this.header.more();
		this.header.clear();
		if (this.cipher == null) {
			return finish(frame, length, command, more);
		}
		byte[] content = this.cipher.open(frame, 0, length);
		int flags = this.cipher.flags();
		command = (flags & FrameCipher.COMMAND) != 0;
		check(command, content.length);
		return finish(content, length, command, (flags & FrameCipher.MORE) != 0);
	}

	private @Nullable ZmqMessage finish(byte[] frame, int held, boolean command, boolean more) {
		if (command) {
			this.account.release(held);
			this.between = this.frames.isEmpty();
			return this.commands.handle(frame, this.properties);
		}
		if (more) {
			this.frames.add(frame);
			return null;
		}
		this.between = true;
		if (this.frames.isEmpty()) {
			this.account.releaseAll();
			return ZmqMessage.received(frame, this.properties);
		}
		this.frames.add(frame);
		this.account.releaseAll();
		return this.frames.take(this.properties);
	}

	/**
	 * Forgets an unfinished message and gives back what it held.
	 */
	void close() {
		this.account.releaseAll();
		this.frames.clear();
		this.body.take();
		this.stored.discard();
	}

	/**
	 * Returns the bytes of storage for the frame in progress.
	 * @return the bytes
	 */
	int storage() {
		return this.body.capacity();
	}

}
