package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container has started and receives messages.
 */
public final class ZmqListenerStartedEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerStartedEvent(Object source, String listenerId) {
		super(source, listenerId);
	}

}
