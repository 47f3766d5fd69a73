package dev.zmq.spring.config;

import java.util.function.Consumer;

import dev.zmq.spring.core.ZmqOperations;

import org.springframework.messaging.Message;

/**
 * Sends the values of a stream on to a socket.
 *
 * @param operations sends them
 * @param socket the name of the socket
 */
record ResultForwarder(ZmqOperations operations, String socket) implements Consumer<Object> {

	@Override
	public void accept(Object value) {
		if (value instanceof Message<?> message) {
			this.operations.convertAndSend(this.socket, message.getPayload(), message.getHeaders());
		}
		else {
			this.operations.convertAndSend(this.socket, value);
		}
	}

}
