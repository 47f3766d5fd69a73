package dev.zmq.spring.config;

import dev.zmq.spring.listener.ZmqListenerContainer;

/**
 * Makes containers for listeners.
 */
@FunctionalInterface
public interface ZmqListenerContainerFactory {

	/**
	 * Makes a container.
	 * @param endpoint the listener
	 * @return the container, not started
	 * @throws dev.zmq.spring.core.UnknownSocketException if there is no socket of the
	 * name
	 * @throws dev.zmq.spring.core.SocketTypeMismatchException if the socket is of a type
	 * that cannot do what the listener wants
	 */
	ZmqListenerContainer createContainer(ZmqListenerEndpoint endpoint);

}
