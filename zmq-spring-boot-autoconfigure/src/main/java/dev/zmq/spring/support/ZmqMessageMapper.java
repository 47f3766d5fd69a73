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
 * Maps between messages of the wire and messages with headers, one per socket. On the
 * wire are plain frames, what every other ZeroMQ program expects: a topic for PUB and
 * SUB, a routing id for ROUTER, and the payload. Immutable and thread-safe.
 */
public final class ZmqMessageMapper {

	private final String socket;

	private final SocketType type;

	private final @Nullable String contentType;

	/**
	 * Creates a mapper.
	 * @param socket the name of the socket
	 * @param type its type
	 * @param contentType what payloads are, as the wire does not tell; null for whatever
	 * the converters make of them
	 */
	public ZmqMessageMapper(String socket, SocketType type, @Nullable String contentType) {
		this.socket = socket;
		this.type = type;
		this.contentType = contentType;
	}

	/**
	 * Returns what payloads are.
	 * @return the content type, or null if none is known
	 */
	public @Nullable String contentType() {
		return this.contentType;
	}

	/**
	 * Makes a message with headers. Its payload is a {@code byte[]}, or a list of them if
	 * there are several frames.
	 * @param inbound the received message
	 * @return the message
	 */
	public Message<?> toMessage(InboundMessage inbound) {
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
		putIfPresent(headers, MessageHeaders.CONTENT_TYPE, this.contentType);
		List<byte[]> payload = inbound.payload();
		return MessageBuilder.createMessage((payload.size() == 1) ? payload.get(0) : payload,
				new LightHeaders(headers));
	}

	/**
	 * Makes the frames of a message that was converted. A topic or routing id in the
	 * headers goes in front, for the types of sockets that have it.
	 * @param message the message; its payload is {@code byte[]}, a list of them, a text,
	 * or a {@link ZmqMessage}
	 * @return the message for the wire
	 * @throws MessageConversionException if the payload is something else
	 */
	public ZmqMessage fromMessage(Message<?> message) {
		ZmqMessage payload = payload(message);
		Object topic = message.getHeaders().get(ZmqHeaders.TOPIC);
		if (topic != null && (this.type == SocketType.PUB || this.type == SocketType.XPUB)) {
			return payload.prepend(topic.toString().getBytes(StandardCharsets.UTF_8));
		}
		Object routingId = message.getHeaders().get(ZmqHeaders.ROUTING_ID);
		if (routingId instanceof byte[] id && (this.type == SocketType.ROUTER || this.type == SocketType.STREAM)) {
			return payload.prepend(id);
		}
		return payload;
	}

	/**
	 * Makes the frames of a converted payload, without topic or routing id.
	 * @param message the message; its payload is {@code byte[]}, a list of them, a text,
	 * or a {@link ZmqMessage}
	 * @return the frames
	 * @throws MessageConversionException if the payload is something else
	 */
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
				"Socket '" + this.socket + "' sends byte[], List<byte[]>, String or" + " ZmqMessage, but was given "
						+ payload.getClass().getName() + "; use convertAndSend, or convert the payload first");
	}

	private static void putIfPresent(Map<String, Object> headers, String name, @Nullable Object value) {
		if (value != null) {
			headers.put(name, value);
		}
	}

}
