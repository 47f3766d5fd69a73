package dev.zmq.spring.event;

import java.io.Serial;
import java.time.Duration;

/**
 * A listener container that was idle goes on, as a message has come or it pauses or
 * stops.
 */
public final class ZmqListenerNoLongerIdleEvent extends ZmqListenerEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Duration idleTime;

	/**
	 * Creates the event.
	 * @param source the container
	 * @param listenerId the id of the listener
	 * @param idleTime for how long no message had come
	 */
	public ZmqListenerNoLongerIdleEvent(Object source, String listenerId, Duration idleTime) {
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
