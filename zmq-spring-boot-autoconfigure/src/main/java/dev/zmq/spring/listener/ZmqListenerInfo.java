package dev.zmq.spring.listener;

import dev.zmq.option.SocketType;

/**
 * What a listener is, for those that wrap it.
 *
 * @param id the id of the listener
 * @param socket the name of the socket that it listens on
 * @param type the type of that socket, as it is declared
 */
public record ZmqListenerInfo(String id, String socket, SocketType type) {
}
