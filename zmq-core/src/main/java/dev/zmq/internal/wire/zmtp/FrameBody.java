package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

/**
 * Collects the body of a frame. Storage grows with what has arrived, never by what a
 * header claims: it is at most twice the bytes that are there, or {@link #INITIAL}, or
 * what an earlier body has left.
 */
final class FrameBody {

	/** Storage before anything has arrived. */
	static final int INITIAL = 8 * 1024;

	/**
	 * How much storage may stay behind a large body, so that traffic of large frames does
	 * not allocate each of them twice: storage that bodies share or, if they are handed
	 * out, in which their first bytes wait for the others. The next small body lets it
	 * go.
	 */
	static final int KEPT = 72 * 1024;

	/** The longest body that a Java array can hold on every virtual machine. */
	static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

	/** Empty bodies share it, so that they cost nothing. */
	private static final byte[] EMPTY = {};

	private final AssemblyAccount account;

	/** Whether bodies share storage, as nobody keeps them. */
	private final boolean shared;

	private byte[] kept = EMPTY;

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
		if (this.shared && length <= Math.max(INITIAL, this.kept.length)) {
			share(length);
		}
		else {
			if (length <= INITIAL) {
				this.kept = EMPTY;
			}
			grow(available);
		}
	}

	private void share(int length) {
		this.account.hold(length);
		if (length > this.kept.length || (length <= INITIAL && this.kept.length > INITIAL)) {
			this.kept = new byte[Math.min(INITIAL, 2 * length)];
		}
		this.storage = this.kept;
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
	 * @return the body; if bodies share storage, an array that begins with it and that
	 * the next one overwrites
	 */
	byte[] take() {
		byte[] body = this.storage;
		this.storage = EMPTY;
		if (this.shared && body.length > this.kept.length && body.length <= KEPT) {
			this.kept = body;
		}
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
		if (capacity <= this.storage.length) {
			return;
		}
		boolean whole = capacity == this.length;
		byte[] larger = (!whole && isWaitingRoom(available)) ? this.kept : null;
		this.account.hold(((larger != null) ? larger.length : capacity) - this.storage.length);
		if (larger == null) {
			larger = new byte[capacity];
		}
		System.arraycopy(this.storage, 0, larger, 0, this.arrived);
		if (whole && !this.shared && this.storage.length > this.kept.length && this.storage.length <= KEPT) {
			this.kept = this.storage;
		}
		this.storage = larger;
	}

	/**
	 * Tells whether what has arrived may wait in kept storage: it is never handed out,
	 * since the whole body does not fit in.
	 */
	private boolean isWaitingRoom(int available) {
		return !this.shared && this.kept.length < this.length && this.kept.length >= this.arrived + available
				&& this.kept != this.storage;
	}

}
