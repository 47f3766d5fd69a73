package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container could not start, or can no longer receive, though nobody stopped
 * it. A handler that fails never causes this.
 */
public final class ZmqListenerFailedEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Throwable cause;

	private final boolean retrying;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 * @param cause why it ended
	 * @param retrying whether it tries again in the background
	 */
	public ZmqListenerFailedEvent(Object source, String listenerId, Throwable cause, boolean retrying) {
		super(source, listenerId);
		this.cause = cause;
		this.retrying = retrying;
	}

	/**
	 * Returns why the container ended.
	 * @return the cause
	 */
	public Throwable getCause() {
		return this.cause;
	}

	/**
	 * Tells whether the container tries again in the background.
	 * @return whether it does; if not, somebody has to start it
	 */
	public boolean isRetrying() {
		return this.retrying;
	}

}
