package dev.zmq.spring.support;

import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A received message, divided into what its socket type says the frames are: an envelope
 * (routing id and everything up to the empty delimiter) or a topic, and the payload.
 *
 * @param message the whole message
 * @param envelope how many frames in front belong to the envelope
 * @param topicFrames 1 if the first frame is a topic, otherwise 0
 * @param delimited whether the envelope ends with an empty frame, as requests of REQ
 * sockets and of the template do
 * @param headers what was received in a frame of headers, under the names of
 * {@link ZmqHeaders} and those of the sender; null if there was none
 */
public record InboundMessage(ZmqMessage message, int envelope, int topicFrames, boolean delimited,
		@Nullable Map<String, Object> headers) {

	/**
	 * Creates a divided message without a frame of headers.
	 * @param message the whole message
	 * @param envelope how many frames in front belong to the envelope
	 * @param topicFrames 1 if the first frame is a topic, otherwise 0
	 * @param delimited whether the envelope ends with an empty frame
	 */
	public InboundMessage(ZmqMessage message, int envelope, int topicFrames, boolean delimited) {
		this(message, envelope, topicFrames, delimited, null);
	}

	/**
	 * Divides a message. ROUTER and STREAM: the routing id, and everything up to the
	 * first empty frame that is not the last, are the envelope. DEALER: the same without
	 * routing id. SUB and XSUB: the first of several frames is the topic. Everything else
	 * is payload.
	 * @param type the type of the socket that has received the message
	 * @param message the message
	 * @return the divided message, or null if a ROUTER got a routing id and nothing else
	 */
	public static @Nullable InboundMessage of(SocketType type, ZmqMessage message) {
		return switch (type) {
			case ROUTER, REP, STREAM -> enveloped(message, 1);
			case DEALER, REQ -> enveloped(message, 0);
			case SUB, XSUB -> new InboundMessage(message, 0, (message.size() > 1) ? 1 : 0, false);
			default -> new InboundMessage(message, 0, 0, false);
		};
	}

	/**
	 * Divides a message that may have a frame with headers.
	 */
	static @Nullable InboundMessage ofHeaders(SocketType type, ZmqMessage message) {
		InboundMessage inbound = of(type, message);
		if (inbound == null) {
			return null;
		}
		int before = inbound.envelope + inbound.topicFrames;
		for (int i = (type == SocketType.ROUTER || type == SocketType.REP) ? 1 : 0; i < before; i++) {
			if (HeaderFrame.endsEnvelope(message.frame(i))) {
				return new InboundMessage(message, i, 0, false);
			}
		}
		return inbound;
	}

	InboundMessage withHeaders(Map<String, Object> received) {
		return new InboundMessage(this.message, this.envelope, this.topicFrames, this.delimited, received);
	}

	private static @Nullable InboundMessage enveloped(ZmqMessage message, int routingIds) {
		int last = message.size() - 1;
		if (last < routingIds) {
			return null;
		}
		for (int i = routingIds; i < last; i++) {
			if (message.frame(i).length == 0) {
				return new InboundMessage(message, i + 1, 0, true);
			}
		}
		return new InboundMessage(message, routingIds, 0, false);
	}

	/**
	 * Returns the topic.
	 * @return the topic, or null if the message has none
	 */
	public @Nullable String topic() {
		return (this.topicFrames > 0) ? this.message.string(0) : null;
	}

	/**
	 * Returns the frames after envelope, topic and headers, not copies of them.
	 * @return the frames, at least one
	 */
	public List<byte[]> payload() {
		List<byte[]> frames = this.message.frames();
		return frames.subList(this.envelope + this.topicFrames + ((this.headers != null) ? 1 : 0), frames.size());
	}

	/**
	 * Makes the answer to this message: the same envelope with another payload.
	 * @param payload the payload
	 * @return the message for the socket that this one was received on
	 */
	public ZmqMessage reply(ZmqMessage payload) {
		byte[][] frames = new byte[this.envelope + payload.size()][];
		for (int i = 0; i < this.envelope; i++) {
			frames[i] = this.message.frame(i);
		}
		for (int i = 0; i < payload.size(); i++) {
			frames[this.envelope + i] = payload.frame(i);
		}
		return ZmqMessage.of(frames);
	}

}
