package dev.zmq.spring.listener.adapter;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * A message whose payload is converted already, and which still knows its frames.
 *
 * @param <T> the type of the payload
 * @param original the message with frames
 * @param payload what they were converted to
 */
record ConvertedMessage<T>(Message<?> original, T payload) implements Message<T> {

	@Override
	public T getPayload() {
		return this.payload;
	}

	@Override
	public MessageHeaders getHeaders() {
		return this.original.getHeaders();
	}

}
