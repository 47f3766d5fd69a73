package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;

/**
 * Changes container factories that are set up by
 * {@link ZmqListenerContainerFactoryConfigurer}, as the auto-configured one is, after
 * {@code zmq.listener} was applied. Beans of this type are called in their order.
 */
@FunctionalInterface
public interface ZmqListenerContainerFactoryCustomizer {

	/**
	 * Changes a factory.
	 * @param factory the factory
	 */
	void customize(DefaultZmqListenerContainerFactory factory);

}
