package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container has stopped, and its handlers are done, or their time is over.
 */
public final class ZmqListenerStoppedEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerStoppedEvent(Object source, String listenerId) {
		super(source, listenerId);
	}

}
