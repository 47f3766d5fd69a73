package dev.zmq.spring.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.spring.listener.ListenerContainers;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.SmartLifecycle;

/**
 * The listener containers of an application, by id. Starts and stops them with it.
 * Listeners may be added and removed while it runs. Thread-safe.
 */
public final class ZmqListenerEndpointRegistry implements SmartLifecycle, DisposableBean, BeanFactoryAware {

	/** The name of the bean that makes containers, unless a listener names another. */
	public static final String FACTORY_BEAN_NAME = "zmqListenerContainerFactory";

	private final Map<String, ZmqListenerContainer> containers = new ConcurrentHashMap<>();

	private final Map<String, String> groups = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beanFactory;

	private volatile boolean running;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Adds a listener whose container is made by the bean
	 * {@code zmqListenerContainerFactory}.
	 * @param endpoint the listener
	 * @return the container
	 * @throws IllegalStateException if the id is taken, or there is no such bean
	 * @see #register(ZmqListenerEndpoint, ZmqListenerContainerFactory)
	 */
	public ZmqListenerContainer register(ZmqListenerEndpoint endpoint) {
		return register(endpoint, factory(endpoint));
	}

	private ZmqListenerContainerFactory factory(ZmqListenerEndpoint endpoint) {
		try {
			return Objects.requireNonNull(this.beanFactory, "beanFactory")
				.getBean(FACTORY_BEAN_NAME, ZmqListenerContainerFactory.class);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new IllegalStateException(endpoint.description() + " needs a bean '" + FACTORY_BEAN_NAME
					+ "' of type " + ZmqListenerContainerFactory.class.getName()
					+ "; define it, or name another as containerFactory", ex);
		}
	}

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
		if (endpoint.settings().group() != null) {
			this.groups.put(id, endpoint.settings().group());
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
	 * brought it along. Its id is free then.
	 * @param id the id of the listener
	 * @return whether there was one
	 */
	public boolean unregister(String id) {
		ZmqListenerContainer container = this.containers.get(id);
		if (container == null) {
			return false;
		}
		// the id stays taken until its socket is closed
		container.destroy();
		this.groups.remove(id);
		return this.containers.remove(id, container);
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

	/**
	 * Returns a group of listeners.
	 * @param name the name that they have given as their group
	 * @return the group, also if no listener belongs to it yet
	 */
	public ZmqListenerGroup getGroup(String name) {
		return new ZmqListenerGroup(name,
				() -> this.containers.entrySet()
					.stream()
					.filter((each) -> name.equals(this.groups.get(each.getKey())))
					.map(Map.Entry::getValue)
					.toList());
	}

	/**
	 * Returns the names of all groups that have listeners.
	 * @return the names, sorted
	 */
	public Set<String> getGroupNames() {
		return new TreeSet<>(this.groups.values());
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
