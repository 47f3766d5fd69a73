package dev.zmq.spring.event;

import java.io.Serial;
import java.time.Duration;

/**
 * No message has come for some time. Published again after each further interval; not
 * while the container is paused or all that may be is in flight.
 */
public final class ZmqListenerIdleEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Duration idleTime;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 * @param idleTime for how long no message had come
	 */
	public ZmqListenerIdleEvent(Object source, String listenerId, Duration idleTime) {
		super(source, listenerId);
		this.idleTime = idleTime;
	}

	/**
	 * Returns for how long no message had come.
	 * @return how long
	 */
	public Duration getIdleTime() {
		return this.idleTime;
	}

}
