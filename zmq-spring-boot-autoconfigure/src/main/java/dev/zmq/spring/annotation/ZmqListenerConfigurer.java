package dev.zmq.spring.annotation;

import dev.zmq.spring.config.ZmqListenerEndpointRegistry;

/**
 * Adds listeners that are no annotated methods. Beans of this type are asked in their
 * order when all beans are there, before the application starts to listen.
 */
@FunctionalInterface
public interface ZmqListenerConfigurer {

	/**
	 * Adds listeners.
	 * @param registry what they are added to
	 */
	void configureListeners(ZmqListenerEndpointRegistry registry);

}
