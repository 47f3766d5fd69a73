package dev.zmq.spring.support;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.MessageBuilder;

/**
 * On the wire are plain frames: a topic for PUB and SUB, a routing id for ROUTER, and the
 * payload.
 *
 * @param socket the name of the socket
 * @param type its type
 * @param contentType what payloads are, as the wire does not tell
 */
record RawMessageMapper(String socket, SocketType type, @Nullable String contentType) implements ZmqMessageMapper {

	@Override
	public InboundMessage divide(ZmqMessage message) {
		return requirePayload(InboundMessage.of(this.type, message));
	}

	static InboundMessage requirePayload(@Nullable InboundMessage inbound) {
		if (inbound == null) {
			throw new MalformedMessageException("There is a routing id and nothing else");
		}
		return inbound;
	}

	@Override
	public InboundMessage divideReply(ZmqMessage payload) {
		return new InboundMessage(payload, 0, 0, false);
	}

	@Override
	public Message<?> toMessage(InboundMessage inbound) {
		List<byte[]> payload = inbound.payload();
		return MessageBuilder.createMessage((payload.size() == 1) ? payload.get(0) : payload,
				new LightHeaders(headers(inbound)));
	}

	/** What frames and connection tell goes before what the sender says. */
	private Map<String, Object> headers(InboundMessage inbound) {
		Map<String, Object> headers = new LinkedHashMap<>();
		ZmqMessage message = inbound.message();
		headers.put(ZmqHeaders.SOCKET, this.socket);
		headers.put(ZmqHeaders.SOCKET_TYPE, this.type);
		headers.put(ZmqHeaders.MESSAGE, message);
		putIfPresent(headers, ZmqHeaders.TOPIC, inbound.topic());
		if (this.type == SocketType.ROUTER || this.type == SocketType.REP || this.type == SocketType.STREAM) {
			headers.put(ZmqHeaders.ROUTING_ID, message.frame(0));
		}
		putIfPresent(headers, ZmqHeaders.PEER_ADDRESS, message.property("Peer-Address"));
		putIfPresent(headers, ZmqHeaders.USER_ID, message.property("User-Id"));
		if (inbound.headers() != null) {
			inbound.headers().forEach(headers::putIfAbsent);
		}
		if (this.contentType != null) {
			headers.putIfAbsent(MessageHeaders.CONTENT_TYPE, this.contentType);
		}
		return headers;
	}

	@Override
	public ZmqMessage fromMessage(Message<?> message) {
		Object topic = message.getHeaders().get(ZmqHeaders.TOPIC);
		return addressed(message, (topic != null) ? topic.toString() : null, payload(message));
	}

	ZmqMessage addressed(Message<?> message, @Nullable String topic, ZmqMessage payload) {
		if (topic != null && (this.type == SocketType.PUB || this.type == SocketType.XPUB)) {
			return payload.prepend(topic.getBytes(StandardCharsets.UTF_8));
		}
		Object routingId = message.getHeaders().get(ZmqHeaders.ROUTING_ID);
		if (routingId instanceof byte[] id && (this.type == SocketType.ROUTER || this.type == SocketType.STREAM)) {
			return payload.prepend(id);
		}
		return payload;
	}

	@Override
	public ZmqMessage payload(Message<?> message) {
		Object payload = message.getPayload();
		if (payload instanceof byte[] bytes) {
			return ZmqMessage.of(bytes);
		}
		if (payload instanceof String text) {
			return ZmqMessage.of(text);
		}
		if (payload instanceof ZmqMessage frames) {
			return frames;
		}
		if (payload instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(byte[].class::isInstance)) {
			return ZmqMessage.of(list.stream().map(byte[].class::cast).toList());
		}
		throw new MessageConversionException(message,
				"Socket '" + this.socket + "' sends byte[], List<byte[]>, String or ZmqMessage, but was given "
						+ payload.getClass().getName() + "; use convertAndSend, or convert the payload first");
	}

	@Override
	public ZmqMessage reply(InboundMessage request, Message<?> reply) {
		return request.reply(payload(reply));
	}

	private static void putIfPresent(Map<String, Object> headers, String name, @Nullable Object value) {
		if (value != null) {
			headers.put(name, value);
		}
	}

}
