package dev.zmq.spring.listener;

import dev.zmq.spring.support.InboundMessage;

/**
 * A message that could not be handled.
 *
 * @param listenerId the id of the listener
 * @param socket the name of the socket that the message was received on
 * @param message the message
 * @param cause what went wrong: the exception of the handler, or that of a conversion
 */
public record ZmqListenerError(String listenerId, String socket, InboundMessage message, Throwable cause) {
}
