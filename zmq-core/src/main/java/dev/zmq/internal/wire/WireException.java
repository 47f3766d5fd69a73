package dev.zmq.internal.wire;

import dev.zmq.monitor.CloseReason;

/**
 * The peer broke the protocol or a limit; its connection, and no other, has to be closed.
 */
public final class WireException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final CloseReason reason;

	/**
	 * Creates the exception, without a stack trace: peers cause it at will.
	 * @param reason what happened
	 * @param detail the particulars, for people
	 */
	public WireException(CloseReason reason, String detail) {
		super(detail, null, false, false);
		this.reason = reason;
	}

	/**
	 * Returns what happened.
	 * @return the reason
	 */
	public CloseReason reason() {
		return this.reason;
	}

}
