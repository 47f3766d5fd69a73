package dev.zmq.spring.event;

import java.io.Serial;

/**
 * A listener container has paused: it was asked to, and takes no message any more.
 */
public final class ZmqListenerPausedEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 */
	public ZmqListenerPausedEvent(Object source, String listenerId) {
		super(source, listenerId);
	}

}
