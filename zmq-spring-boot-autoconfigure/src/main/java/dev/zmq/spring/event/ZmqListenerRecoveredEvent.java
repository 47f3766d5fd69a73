package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container that could not start at first has started after all.
 */
public final class ZmqListenerRecoveredEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerRecoveredEvent(Object source, String listenerId) {
		super(source, listenerId);
	}

}
