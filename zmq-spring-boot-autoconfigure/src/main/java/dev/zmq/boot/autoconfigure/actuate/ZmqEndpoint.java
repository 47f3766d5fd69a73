package dev.zmq.boot.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;

import dev.zmq.ZmqContext;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.UnknownSocketException;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Actuator endpoint that shows sockets, their peers and the listeners, and lets listeners
 * be paused and stopped. Read-only unless {@code management.endpoint.zmq.access} is
 * {@code unrestricted}.
 */
@Endpoint(id = "zmq", defaultAccess = Access.READ_ONLY)
public final class ZmqEndpoint {

	private final ZmqContext context;

	private final ZmqSocketRegistry sockets;

	private final @Nullable ZmqListenerEndpointRegistry listeners;

	private final SocketDescriber describer;

	/**
	 * Creates the endpoint.
	 * @param context the context
	 * @param sockets the sockets
	 * @param listeners the listeners, or null if there are none
	 * @param monitor tells what has happened to the sockets
	 */
	public ZmqEndpoint(ZmqContext context, ZmqSocketRegistry sockets, @Nullable ZmqListenerEndpointRegistry listeners,
			ZmqSocketMonitor monitor) {
		this.context = context;
		this.sockets = sockets;
		this.listeners = listeners;
		this.describer = new SocketDescriber(sockets, monitor);
	}

	/**
	 * Shows all that there is, in short.
	 * @return the context, sockets and listeners
	 */
	@ReadOperation
	public ZmqDescriptor zmq() {
		List<ZmqDescriptor.IoThread> threads = this.context.ioThreads()
			.stream()
			.map((thread) -> new ZmqDescriptor.IoThread(thread.name(), thread.alive(), thread.busy().toMillis()))
			.toList();
		return new ZmqDescriptor(
				new ZmqDescriptor.Context((this.context.isClosed()) ? "closed" : "open", ZmqContext.version(), threads),
				this.sockets.getNames().stream().map(this::summary).filter(Objects::nonNull).toList(), listeners());
	}

	private ZmqDescriptor.@Nullable SocketSummary summary(String name) {
		try {
			return this.describer.summary(name);
		}
		catch (UnknownSocketException ex) {
			// removed in the meantime
			return null;
		}
	}

	private List<ListenerDescriptor> listeners() {
		ZmqListenerEndpointRegistry registry = this.listeners;
		return (registry != null) ? registry.getIds()
			.stream()
			.map(registry::getContainer)
			.filter(Objects::nonNull)
			.map(ListenerDescriptor::of)
			.toList() : List.of();
	}

	/**
	 * Shows a socket.
	 * @param socket the name of the socket
	 * @return all about it, or null if there is none of that name
	 */
	@ReadOperation
	public @Nullable SocketDescriptor socket(@Selector String socket) {
		try {
			return this.describer.describe(socket);
		}
		catch (UnknownSocketException ex) {
			return null;
		}
	}

	/**
	 * Does something with a listener.
	 * @param listener the id of the listener
	 * @param action what to do
	 * @return the listener after that, or null if there is none of that id
	 */
	@WriteOperation
	public @Nullable ListenerDescriptor listener(@Selector String listener, ListenerAction action) {
		ZmqListenerContainer container = (this.listeners != null) ? this.listeners.getContainer(listener) : null;
		if (container == null) {
			return null;
		}
		action.apply(container);
		return ListenerDescriptor.of(container);
	}

}
