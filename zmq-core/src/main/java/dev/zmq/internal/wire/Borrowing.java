package dev.zmq.internal.wire;

/**
 * Whether messages are read in a way that lets their storage be used again. Thread-safe;
 * it begins with the first such read and does not end.
 */
public final class Borrowing {

	private volatile boolean begun;

	/** Notes that messages are borrowed. */
	public void begin() {
		if (!this.begun) {
			this.begun = true;
		}
	}

	/**
	 * Tells whether messages are borrowed.
	 * @return whether they are
	 */
	public boolean hasBegun() {
		return this.begun;
	}

}
