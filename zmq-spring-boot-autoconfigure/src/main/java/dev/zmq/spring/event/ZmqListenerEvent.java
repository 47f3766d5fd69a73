package dev.zmq.spring.event;

import java.io.Serial;

import org.springframework.context.ApplicationEvent;

/**
 * Something happened to a listener container. The events of a container are published in
 * the order in which they happened, one after the other, on a thread that they happen on;
 * a slow listener of events holds the container up.
 */
public abstract sealed class ZmqListenerEvent extends ApplicationEvent
		permits ZmqListenerFailedEvent, ZmqListenerIdleEvent, ZmqListenerNoLongerIdleEvent, ZmqListenerPausedEvent,
		ZmqListenerRecoveredEvent, ZmqListenerResumedEvent, ZmqListenerStartedEvent, ZmqListenerStoppedEvent {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String listenerId;

	ZmqListenerEvent(Object source, String listenerId) {
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

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.listenerId + "]";
	}

}
