package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container that had paused takes messages again.
 */
public final class ZmqListenerResumedEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerResumedEvent(Object source, String listenerId) {
		super(source, listenerId);
	}

}
