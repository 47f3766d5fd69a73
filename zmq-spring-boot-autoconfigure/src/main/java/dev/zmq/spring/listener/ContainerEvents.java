package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

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
 * Publishes the events of a container, in the order in which they happened, one after the
 * other. What happens under the container's lock is noted there and published when it is
 * free: whoever listens may start and stop containers, and cannot harm this one by
 * throwing. One of several threads that publish does it for all. Thread-safe.
 */
final class ContainerEvents {

	private static final Log logger = LogFactory.getLog(ContainerEvents.class);

	private final ZmqListenerContainer container;

	private final ApplicationEventPublisher publisher;

	private final Queue<ZmqListenerEvent> noted = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean publishing = new AtomicBoolean();

	ContainerEvents(ZmqListenerContainer container, ApplicationEventPublisher publisher) {
		this.container = container;
		this.publisher = publisher;
	}

	/** Notes it. */
	void started() {
		this.noted.add(new ZmqListenerStartedEvent(this.container, id()));
	}

	/** Notes it. */
	void recovered() {
		this.noted.add(new ZmqListenerRecoveredEvent(this.container, id()));
	}

	/** Notes it. */
	void stopped() {
		this.noted.add(new ZmqListenerStoppedEvent(this.container, id()));
	}

	/** Notes it. */
	void failed(Throwable cause, boolean retrying) {
		this.noted.add(new ZmqListenerFailedEvent(this.container, id(), cause, retrying));
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
		this.noted.add(event);
		publish();
	}

	/**
	 * Publishes what is noted, unless somebody is at it, who will then publish this too.
	 */
	void publish() {
		while (!this.noted.isEmpty() && this.publishing.compareAndSet(false, true)) {
			try {
				for (ZmqListenerEvent event = this.noted.poll(); event != null; event = this.noted.poll()) {
					tell(event);
				}
			}
			finally {
				this.publishing.set(false);
			}
		}
	}

	private void tell(ZmqListenerEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Somebody who was told of " + event + " failed", ex);
		}
	}

}
