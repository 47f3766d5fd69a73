package dev.zmq.spring.listener;

import java.time.Duration;

import dev.zmq.spring.event.ZmqListenerEvent;
import dev.zmq.spring.event.ZmqListenerFailedEvent;
import dev.zmq.spring.event.ZmqListenerIdleEvent;
import dev.zmq.spring.event.ZmqListenerNoLongerIdleEvent;
import dev.zmq.spring.event.ZmqListenerPausedEvent;
import dev.zmq.spring.event.ZmqListenerRecoveredEvent;
import dev.zmq.spring.event.ZmqListenerResumedEvent;
import dev.zmq.spring.event.ZmqListenerStartedEvent;
import dev.zmq.spring.event.ZmqListenerStoppedEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the events of a container. Whoever listens to them cannot harm it by
 * throwing. Thread-safe.
 */
final class ContainerEvents {

	private static final Log logger = LogFactory.getLog(ContainerEvents.class);

	private final ZmqListenerContainer container;

	private final ApplicationEventPublisher publisher;

	ContainerEvents(ZmqListenerContainer container, ApplicationEventPublisher publisher) {
		this.container = container;
		this.publisher = publisher;
	}

	void started() {
		publish(new ZmqListenerStartedEvent(this.container, id()));
	}

	void recovered() {
		publish(new ZmqListenerRecoveredEvent(this.container, id()));
	}

	void stopped() {
		publish(new ZmqListenerStoppedEvent(this.container, id()));
	}

	void failed(Throwable cause, boolean retrying) {
		publish(new ZmqListenerFailedEvent(this.container, id(), cause, retrying));
	}

	void paused() {
		publish(new ZmqListenerPausedEvent(this.container, id()));
	}

	void resumed() {
		publish(new ZmqListenerResumedEvent(this.container, id()));
	}

	void idle(Duration idleTime) {
		publish(new ZmqListenerIdleEvent(this.container, id(), idleTime));
	}

	void noLongerIdle(Duration idleTime) {
		publish(new ZmqListenerNoLongerIdleEvent(this.container, id(), idleTime));
	}

	private String id() {
		return this.container.getListenerId();
	}

	private void publish(ZmqListenerEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Somebody who was told of " + event + " failed", ex);
		}
	}

}
