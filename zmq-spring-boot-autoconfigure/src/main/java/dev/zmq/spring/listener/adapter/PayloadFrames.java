package dev.zmq.spring.listener.adapter;

import java.util.List;

import org.springframework.messaging.Message;

/**
 * The frames of the payload of a message.
 */
final class PayloadFrames {

	private PayloadFrames() {
	}

	static List<byte[]> of(Message<?> message) {
		Object payload = (message instanceof ConvertedMessage<?> converted) ? converted.original().getPayload()
				: message.getPayload();
		if (payload instanceof byte[] frame) {
			return List.of(frame);
		}
		if (payload instanceof List<?> frames) {
			return frames.stream().map(byte[].class::cast).toList();
		}
		throw new IllegalArgumentException("A received message has frames as its payload, not " + payload.getClass());
	}

}
