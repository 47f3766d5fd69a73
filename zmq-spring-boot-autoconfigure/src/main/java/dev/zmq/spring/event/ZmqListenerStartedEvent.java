package dev.zmq.spring.event;

import java.io.Serial;

import org.springframework.context.ApplicationEvent;

/**
 * A listener container has started and receives messages.
 */
public final class ZmqListenerStartedEvent extends ApplicationEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String listenerId;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerStartedEvent(Object source, String listenerId) {
		super(source);
		this.listenerId = listenerId;
	}

	/**
	 * Returns the id of the listener.
	 * @return the id
	 */
	public String getListenerId() {
		return this.listenerId;
	}

}
