package dev.zmq.spring.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.spring.listener.ListenerContainers;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * The listener containers of an application, by id. Starts and stops them with it.
 * Listeners may be added and removed while it runs. Thread-safe.
 */
public final class ZmqListenerEndpointRegistry implements SmartLifecycle, DisposableBean {

	private final Map<String, ZmqListenerContainer> containers = new ConcurrentHashMap<>();

	private volatile boolean running;

	/**
	 * Adds a listener. Its container starts at once if the application was started and it
	 * starts by itself.
	 * @param endpoint the listener
	 * @param factory makes the container
	 * @return the container
	 * @throws IllegalStateException if the id is taken
	 */
	public ZmqListenerContainer register(ZmqListenerEndpoint endpoint, ZmqListenerContainerFactory factory) {
		String id = endpoint.settings().id();
		if (this.containers.containsKey(id)) {
			throw duplicate(endpoint);
		}
		ZmqListenerContainer container = factory.createContainer(endpoint);
		if (this.containers.putIfAbsent(id, container) != null) {
			throw duplicate(endpoint);
		}
		if (this.running && container.isAutoStartup()) {
			container.start();
		}
		return container;
	}

	private static IllegalStateException duplicate(ZmqListenerEndpoint endpoint) {
		return new IllegalStateException("There is a listener with id '" + endpoint.settings().id() + "' already; give "
				+ endpoint.description() + " another id");
	}

	/**
	 * Removes a listener: stops its container, and closes its socket if the listener has
	 * brought it along.
	 * @param id the id of the listener
	 * @return whether there was one
	 */
	public boolean unregister(String id) {
		ZmqListenerContainer removed = this.containers.remove(id);
		if (removed == null) {
			return false;
		}
		removed.destroy();
		return true;
	}

	/**
	 * Returns a container.
	 * @param id the id of the listener
	 * @return the container, or null if there is none
	 */
	public @Nullable ZmqListenerContainer getContainer(String id) {
		return this.containers.get(id);
	}

	/**
	 * Returns all containers.
	 * @return a snapshot
	 */
	public Collection<ZmqListenerContainer> getContainers() {
		return List.copyOf(this.containers.values());
	}

	/**
	 * Returns the ids of all listeners.
	 * @return the ids, sorted
	 */
	public Set<String> getIds() {
		return new TreeSet<>(this.containers.keySet());
	}

	@Override
	public void start() {
		this.running = true;
		this.containers.values()
			.stream()
			.filter(ZmqListenerContainer::isAutoStartup)
			.forEach(ZmqListenerContainer::start);
	}

	@Override
	public void stop() {
		this.running = false;
		ListenerContainers.stop(this.containers.values());
	}

	@Override
	public void stop(Runnable callback) {
		try {
			stop();
		}
		finally {
			callback.run();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return ZmqListenerContainer.PHASE;
	}

	@Override
	public void destroy() {
		stop();
	}

}
