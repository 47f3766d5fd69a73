package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.listener.ZmqContainerProperties;

/**
 * Changes what each container has if its listener does not say it itself, after
 * {@code zmq.listener} was applied. Beans of this type are called in their order.
 * Concurrency, automatic start and the time for stopping are the factory's and the
 * listener's, and set later.
 */
@FunctionalInterface
public interface ZmqListenerContainerCustomizer {

	/**
	 * Changes how a container receives.
	 * @param container its properties, with the id of the listener and the socket
	 */
	void customize(ZmqContainerProperties.Builder container);

}
