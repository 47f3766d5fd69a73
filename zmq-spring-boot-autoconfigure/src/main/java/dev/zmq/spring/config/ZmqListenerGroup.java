package dev.zmq.spring.config;

import java.util.List;
import java.util.function.Supplier;

import dev.zmq.spring.listener.ListenerContainers;
import dev.zmq.spring.listener.ZmqListenerContainer;

/**
 * The listeners of a group, which are started and stopped together. Those that are added
 * later belong to it, too. Thread-safe.
 */
public final class ZmqListenerGroup {

	private final String name;

	private final Supplier<List<ZmqListenerContainer>> containers;

	ZmqListenerGroup(String name, Supplier<List<ZmqListenerContainer>> containers) {
		this.name = name;
		this.containers = containers;
	}

	/**
	 * Returns the name of the group.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Returns the containers that belong to the group at present.
	 * @return a snapshot, in no particular order
	 */
	public List<ZmqListenerContainer> getContainers() {
		return this.containers.get();
	}

	/**
	 * Starts all containers that do not run.
	 */
	public void start() {
		getContainers().forEach(ZmqListenerContainer::start);
	}

	/**
	 * Stops all containers side by side, and waits until all have handled what they have
	 * read.
	 */
	public void stop() {
		ListenerContainers.stop(getContainers());
	}

	/**
	 * Lets all containers stop reading.
	 */
	public void pause() {
		getContainers().forEach(ZmqListenerContainer::pause);
	}

	/**
	 * Lets all containers go on reading.
	 */
	public void resume() {
		getContainers().forEach(ZmqListenerContainer::resume);
	}

	/**
	 * Tells whether any container of the group runs.
	 * @return whether one does
	 */
	public boolean isRunning() {
		return getContainers().stream().anyMatch(ZmqListenerContainer::isRunning);
	}

}
