package dev.zmq.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketStats;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of ZeroMQ: DOWN only for what this process itself owns and has lost, a closed
 * context, a socket that could not be opened, a listener that ended by itself. Peers come
 * and go: how many there are is a detail.
 */
public final class ZmqHealthIndicator extends AbstractHealthIndicator {

	private final ZmqSocketRegistry sockets;

	private final @Nullable ZmqListenerEndpointRegistry listeners;

	/**
	 * Creates an indicator.
	 * @param sockets the named sockets
	 * @param listeners the listeners, or null if there are none
	 */
	public ZmqHealthIndicator(ZmqSocketRegistry sockets, @Nullable ZmqListenerEndpointRegistry listeners) {
		super("ZeroMQ health check failed");
		this.sockets = sockets;
		this.listeners = listeners;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		boolean closed = this.sockets.isContextClosed();
		builder.withDetail("context", closed ? "closed" : "open");
		if (closed) {
			builder.down();
		}
		builder.withDetail("sockets", sockets(builder));
		if (this.listeners != null) {
			builder.withDetail("listeners", listeners(builder, this.listeners));
		}
	}

	private Map<String, Object> sockets(Health.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		for (String name : this.sockets.getNames()) {
			if (this.sockets.getFailure(name) != null) {
				builder.down();
			}
			details.put(name, socket(name));
		}
		return details;
	}

	private Map<String, Object> socket(String name) {
		Map<String, Object> details = new LinkedHashMap<>();
		ZmqSocketDefinition definition = this.sockets.getDefinition(name);
		details.put("type", definition.type().name());
		ZmqSocket socket = this.sockets.getSocketIfOpen(name);
		RuntimeException failure = this.sockets.getFailure(name);
		if (failure != null) {
			details.put("error", String.valueOf(failure.getMessage()));
		}
		if (socket == null || socket.isClosed()) {
			details.put("state", "closed");
			return details;
		}
		details.put("state", "open");
		details.put("bound", this.sockets.getBoundEndpoints(name).stream().map(Object::toString).toList());
		details.put("connect", definition.connect());
		SocketStats stats = socket.stats();
		details.put("peers", stats.connections());
		details.put("sendQueue", stats.queues().send());
		details.put("receiveQueue", stats.queues().receive());
		details.put("dropped", stats.dropped().values().stream().mapToLong(Long::longValue).sum());
		return details;
	}

	private static Map<String, Object> listeners(Health.Builder builder, ZmqListenerEndpointRegistry registry) {
		Map<String, Object> details = new LinkedHashMap<>();
		for (String id : registry.getIds()) {
			ZmqListenerContainer container = registry.getContainer(id);
			if (container != null) {
				details.put(id, listener(builder, container));
			}
		}
		return details;
	}

	private static Map<String, Object> listener(Health.Builder builder, ZmqListenerContainer container) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("socket", container.getSocketName());
		Throwable failure = container.getFailure();
		if (failure != null) {
			builder.down();
			details.put("state", "failed");
			details.put("error", String.valueOf(failure.getMessage()));
			return details;
		}
		details.put("state", state(container));
		details.put("inFlight", container.getInFlight());
		return details;
	}

	private static String state(ZmqListenerContainer container) {
		if (!container.isRunning()) {
			return "stopped";
		}
		return container.isPaused() ? "paused" : "running";
	}

}
