package dev.zmq.spring.core;

import dev.zmq.ZmqSocket;

/**
 * Changes a named socket after its own settings were made, and before it binds and
 * connects. Beans of this type are called in their order.
 */
@FunctionalInterface
public interface ZmqSocketCustomizer {

	/**
	 * Changes a socket.
	 * @param name the name of the socket
	 * @param socket the socket
	 */
	void customize(String name, ZmqSocket socket);

}
