package dev.zmq.spring.monitor;

import java.time.Instant;

import dev.zmq.monitor.SocketEvent;
import dev.zmq.spring.event.ZmqAcceptFailedEvent;
import dev.zmq.spring.event.ZmqBindFailedEvent;
import dev.zmq.spring.event.ZmqHandshakeFailedEvent;
import dev.zmq.spring.event.ZmqMessagesDroppedEvent;
import dev.zmq.spring.event.ZmqPeerConnectedEvent;
import dev.zmq.spring.event.ZmqPeerDisconnectedEvent;
import dev.zmq.spring.event.ZmqSocketEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes application events of what happens to sockets. Thread-safe.
 */
final class Publications {

	private static final Log logger = LogFactory.getLog(Publications.class);

	private final Object source;

	private volatile @Nullable ApplicationContext context;

	Publications(Object source) {
		this.source = source;
	}

	void publishTo(ApplicationContext context) {
		this.context = context;
	}

	void publish(DropCount.@Nullable Drops drops) {
		if (drops != null) {
			publish(new ZmqMessagesDroppedEvent(this.source, drops.name(), drops.counts(), drops.period()));
		}
	}

	void publish(String name, SocketEvent event, Limits limits, Instant now) {
		if (event instanceof SocketEvent.HandshakeSucceeded ready) {
			publish(new ZmqPeerConnectedEvent(this.source, name, ready.peer()));
		}
		else if (event instanceof SocketEvent.Disconnected gone) {
			publish(new ZmqPeerDisconnectedEvent(this.source, name, gone.peer(), gone.reason(), gone.detail()));
		}
		else if (event instanceof SocketEvent.BindFailed failed) {
			publish(new ZmqBindFailedEvent(this.source, name, failed.endpoint(), failed.cause()));
		}
		else if (event instanceof SocketEvent.AcceptFailed failed && limits.accepts().permits(now)) {
			publish(new ZmqAcceptFailedEvent(this.source, name, failed.endpoint(), failed.reason(), failed.detail(),
					limits.accepts().takeUntold()));
		}
		else if (event instanceof SocketEvent.HandshakeFailed failed && limits.handshakes().permits(now)) {
			publish(new ZmqHandshakeFailedEvent(this.source, name, failed, limits.handshakes().takeUntold()));
		}
	}

	private void publish(ZmqSocketEvent event) {
		ApplicationContext target = this.context;
		if (target == null || isClosing(target)) {
			return;
		}
		try {
			target.publishEvent(event);
		}
		catch (RuntimeException ex) {
			if (!isClosing(target)) {
				logger.error("A listener for " + event.getClass().getSimpleName() + " of socket '" + event.getName()
						+ "' failed", ex);
			}
		}
	}

	private static boolean isClosing(ApplicationContext context) {
		return context instanceof ConfigurableApplicationContext configurable && configurable.isClosed();
	}

	/** How many failures of a socket are told. */
	record Limits(RateLimit accepts, RateLimit handshakes) {

		Limits() {
			this(new RateLimit(), new RateLimit());
		}

	}

}
