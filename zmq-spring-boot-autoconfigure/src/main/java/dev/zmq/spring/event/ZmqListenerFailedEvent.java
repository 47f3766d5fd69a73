package dev.zmq.spring.event;

import java.io.Serial;

import org.springframework.context.ApplicationEvent;

/**
 * A listener container can no longer receive, though nobody stopped it. A handler that
 * fails never causes this.
 */
public final class ZmqListenerFailedEvent extends ApplicationEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String listenerId;

	private final Throwable cause;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 * @param cause why it ended
	 */
	public ZmqListenerFailedEvent(Object source, String listenerId, Throwable cause) {
		super(source);
		this.listenerId = listenerId;
		this.cause = cause;
	}

	/**
	 * Returns the id of the listener.
	 * @return the id
	 */
	public String getListenerId() {
		return this.listenerId;
	}

	/**
	 * Returns why the container ended.
	 * @return the cause
	 */
	public Throwable getCause() {
		return this.cause;
	}

}
