package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

import dev.zmq.ZmqContent;
import dev.zmq.internal.wire.FrameStore;
import dev.zmq.internal.wire.FrameStore.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a frame that is too large for memory. It begins there all the
 * same: a peer that only announces such a frame, and sends next to nothing of it, is not
 * worth a file.
 */
final class StoredBody {

	/** What has to arrive before there is a file. */
	static final int START = 64 * 1024;

	private final FrameStore store;

	private final AssemblyAccount account;

	private final FrameBody start;

	private @Nullable Arrival arrival;

	private boolean active;

	private long missing;

	StoredBody(FrameStore store, AssemblyAccount account) {
		this.store = store;
		this.account = account;
		this.start = new FrameBody(account, false);
	}

	/**
	 * Tells whether bodies of some length belong here.
	 */
	boolean takes(long length) {
		return length > this.store.longerThan();
	}

	/**
	 * Begins a body.
	 * @param length how long it will be, more than {@link #START}
	 * @param available how much of it can be read at once
	 */
	void begin(long length, int available) {
		this.active = true;
		this.missing = length - START;
		this.start.begin(START, available);
	}

	/**
	 * Tells whether a body is begun and not yet taken.
	 */
	boolean isActive() {
		return this.active;
	}

	/**
	 * Consumes bytes until the body is complete.
	 * @param in what has arrived
	 * @return whether the body is complete
	 */
	boolean read(ByteBuffer in) {
		Arrival current = this.arrival;
		if (current == null) {
			if (!this.start.read(in)) {
				return false;
			}
			current = this.store.begin();
			this.arrival = current;
			current.write(ByteBuffer.wrap(this.start.take()));
			this.account.release(START);
		}
		int limit = in.limit();
		in.limit(in.position() + (int) Math.min(this.missing, in.remaining()));
		this.missing -= in.remaining();
		if (in.hasRemaining()) {
			current.write(in);
		}
		in.limit(limit);
		return this.missing == 0;
	}

	/**
	 * Hands out the complete body and forgets it.
	 */
	ZmqContent take() {
		Arrival whole = this.arrival;
		if (whole == null) {
			throw new IllegalStateException("The frame has not arrived");
		}
		this.arrival = null;
		this.active = false;
		return whole.complete();
	}

	/**
	 * Forgets what has arrived.
	 */
	void discard() {
		Arrival unfinished = this.arrival;
		this.arrival = null;
		this.active = false;
		if (unfinished != null) {
			unfinished.discard();
		}
	}

}
