package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects the body of a frame. Storage grows with what has arrived, never by what a
 * header claims: it is at most twice the bytes that are there, or {@link #INITIAL}.
 */
final class FrameBody {

	/** Storage before anything has arrived. */
	static final int INITIAL = 8 * 1024;

	/** The longest body that a Java array can hold on every virtual machine. */
	static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

	/** Empty bodies share it, so that they cost nothing. */
	private static final byte[] EMPTY = {};

	private final AssemblyAccount account;

	/** Whether small bodies share storage, as nobody keeps them. */
	private final boolean shared;

	private byte[] small = EMPTY;

	private byte[] storage = EMPTY;

	private int length;

	private int arrived;

	FrameBody(AssemblyAccount account, boolean shared) {
		this.account = account;
		this.shared = shared;
	}

	/**
	 * Begins a body; the account is charged as storage grows, and keeps the charge when
	 * the body is taken.
	 * @param length how long it will be
	 * @param available how much of it can be read at once
	 */
	void begin(int length, int available) {
		this.length = length;
		this.arrived = 0;
		this.storage = EMPTY;
		if (this.shared && length <= INITIAL) {
			share(length);
		}
		else {
			grow(available);
		}
	}

	private void share(int length) {
		this.account.hold(length);
		if (length > this.small.length) {
			this.small = new byte[Math.min(INITIAL, 2 * length)];
		}
		this.storage = this.small;
	}

	/**
	 * Consumes bytes until the body is complete.
	 * @param in what has arrived
	 * @return whether the body is complete
	 */
	boolean read(ByteBuffer in) {
		int count = Math.min(this.length - this.arrived, in.remaining());
		if (count > this.storage.length - this.arrived) {
			grow(count);
		}
		in.get(this.storage, this.arrived, count);
		this.arrived += count;
		return this.arrived == this.length;
	}

	/**
	 * Hands out the complete body and forgets it.
	 * @return the body; if small ones share storage, an array that begins with it and
	 * that the next one overwrites
	 */
	byte[] take() {
		byte[] body = this.storage;
		this.storage = EMPTY;
		return body;
	}

	/**
	 * Returns the bytes of storage in use.
	 * @return the size of the array
	 */
	int capacity() {
		return this.storage.length;
	}

	private void grow(int available) {
		long wanted = Math.max(INITIAL, 2L * (this.arrived + (long) available));
		int capacity = (int) Math.min(this.length, wanted);
		if (capacity > this.storage.length) {
			this.account.hold(capacity - this.storage.length);
			this.storage = (this.arrived == 0) ? new byte[capacity] : Arrays.copyOf(this.storage, capacity);
		}
	}

}
