package dev.zmq.spring.support;

import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * In front of the payload is a frame with headers, see {@link HeaderFrame}.
 *
 * @param raw maps the other frames
 * @param strict whether messages without the frame are malformed
 */
record HeaderFrameMessageMapper(RawMessageMapper raw, boolean strict) implements ZmqMessageMapper {

	@Override
	public @Nullable String contentType() {
		return this.raw.contentType();
	}

	@Override
	public InboundMessage divide(ZmqMessage message) {
		InboundMessage inbound = RawMessageMapper.requirePayload(InboundMessage.ofHeaders(this.raw.type(), message));
		if (HeaderFrame.isOne(inbound.payload().get(0))) {
			return readHeaders(inbound);
		}
		// what comes in on an XPUB are subscriptions, not messages of applications
		if (this.strict && this.raw.type() != SocketType.XPUB) {
			throw missing();
		}
		return inbound;
	}

	private MalformedMessageException missing() {
		return new MalformedMessageException("The frame with headers is missing, which socket '" + this.raw.socket()
				+ "' expects in front of the payload; let the sender add it, or set the format to auto or raw");
	}

	private static InboundMessage readHeaders(InboundMessage inbound) {
		List<byte[]> frames = inbound.payload();
		if (frames.size() == 1) {
			throw new MalformedMessageException("The frame with headers is not followed by a payload");
		}
		return inbound.withHeaders(HeaderNames.toHeaders(HeaderFrame.decode(frames.get(0))));
	}

	@Override
	public InboundMessage divideReply(ZmqMessage payload) {
		InboundMessage reply = this.raw.divideReply(payload);
		if (HeaderFrame.isOne(payload.frame(0))) {
			return readHeaders(reply);
		}
		boolean bare = payload.length() == 0 || ZmqProblem.parse(payload.frame(0)) != null;
		if (this.strict && !bare) {
			throw missing();
		}
		return reply;
	}

	@Override
	public Message<?> toMessage(InboundMessage inbound) {
		return this.raw.toMessage(inbound);
	}

	/**
	 * Publishers always put a topic in front, if need be an empty one, so that
	 * subscribers know which frame has the headers.
	 */
	@Override
	public ZmqMessage fromMessage(Message<?> message) {
		if (this.raw.type() == SocketType.XSUB) {
			return this.raw.fromMessage(message);
		}
		if (this.raw.type() == SocketType.ROUTER && !message.getHeaders().containsKey(ZmqHeaders.ROUTING_ID)) {
			return afterRoutingId(message);
		}
		Object topic = message.getHeaders().get(ZmqHeaders.TOPIC);
		return this.raw.addressed(message, (topic != null) ? topic.toString() : "", payload(message));
	}

	/** The first of the frames is the routing id, as a ROUTER of the core has it. */
	private ZmqMessage afterRoutingId(Message<?> message) {
		ZmqMessage frames = this.raw.payload(message);
		if (frames.size() == 1) {
			throw new MessageConversionException(message, "There is a routing id and nothing else");
		}
		return frames.skip(1).prepend(HeaderFrame.encode(fields(message, null))).prepend(frames.frame(0));
	}

	@Override
	public ZmqMessage payload(Message<?> message) {
		return payload(message, null);
	}

	@Override
	public ZmqMessage reply(InboundMessage request, Message<?> reply) {
		Map<String, Object> asked = request.headers();
		return request
			.reply((asked != null) ? payload(reply, asked.get(ZmqHeaders.MESSAGE_ID)) : this.raw.payload(reply));
	}

	private ZmqMessage payload(Message<?> message, @Nullable Object answered) {
		return this.raw.payload(message).prepend(HeaderFrame.encode(fields(message, answered)));
	}

	private Map<String, Object> fields(Message<?> message, @Nullable Object answered) {
		Map<String, Object> fields = HeaderNames.toFields(message.getHeaders());
		if (answered != null) {
			fields.putIfAbsent(HeaderNames.CORRELATION_ID, answered);
		}
		if (this.raw.contentType() != null) {
			fields.putIfAbsent(HeaderNames.CONTENT_TYPE, this.raw.contentType());
		}
		return fields;
	}

}
