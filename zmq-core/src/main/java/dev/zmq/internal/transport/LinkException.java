package dev.zmq.internal.transport;

import java.io.IOException;

import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * A link has failed for a reason that it knows.
 */
public final class LinkException extends IOException {

	private static final long serialVersionUID = 1L;

	private final CloseReason reason;

	/**
	 * Creates the exception.
	 * @param reason why the link is of no use any more
	 * @param message details, which name no secrets
	 * @param cause what was thrown, or null
	 */
	public LinkException(CloseReason reason, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * Returns why the link is of no use any more.
	 * @return the reason
	 */
	public CloseReason reason() {
		return this.reason;
	}

}
