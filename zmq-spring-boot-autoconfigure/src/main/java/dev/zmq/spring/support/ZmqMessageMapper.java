package dev.zmq.spring.support;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Maps between messages of the wire and messages with headers, one per socket.
 * Implementations are immutable and thread-safe.
 */
public sealed interface ZmqMessageMapper permits RawMessageMapper, HeaderFrameMessageMapper {

	/**
	 * Makes the mapper for a socket. STREAM is always mapped as {@link ZmqFormat#RAW}:
	 * what its peers send is not of ZeroMQ.
	 * @param socket the name of the socket
	 * @param type its type, as it is declared
	 * @param format what is on the wire besides the payload
	 * @param contentType what payloads are where the wire does not tell; null for
	 * whatever the converters make of them
	 * @return the mapper
	 */
	static ZmqMessageMapper of(String socket, SocketType type, ZmqFormat format, @Nullable String contentType) {
		RawMessageMapper raw = new RawMessageMapper(socket, type, contentType);
		return (format == ZmqFormat.RAW || type == SocketType.STREAM) ? raw
				: new HeaderFrameMessageMapper(raw, format == ZmqFormat.HEADERS);
	}

	/**
	 * Returns what payloads are where the wire does not tell.
	 * @return the content type, or null if none is known
	 */
	@Nullable String contentType();

	/**
	 * Divides a received message into envelope, topic and payload.
	 * @param message the message
	 * @return the divided message
	 * @throws MalformedMessageException if the message has no payload, or not the form
	 * that the format asks for
	 */
	InboundMessage divide(ZmqMessage message);

	/**
	 * Divides what follows the envelope of a reply, see {@link #divide}. Where the format
	 * asks for headers, a {@link ZmqProblem} and an empty reply may go without.
	 * @param payload the reply without its envelope
	 * @return the divided reply
	 * @throws MalformedMessageException as {@link #divide}
	 */
	InboundMessage divideReply(ZmqMessage payload);

	/**
	 * Makes a message with headers. Its payload is a {@code byte[]}, or a list of them if
	 * there are several frames.
	 * @param inbound the received message, as it was divided
	 * @return the message
	 */
	Message<?> toMessage(InboundMessage inbound);

	/**
	 * Makes the frames of a message that was converted. A topic or routing id in the
	 * headers goes in front, for the types of sockets that have it.
	 * @param message the message; its payload is {@code byte[]}, a list of them, a text,
	 * or a {@link ZmqMessage}
	 * @return the message for the wire
	 * @throws MessageConversionException if the payload is something else, or the headers
	 * are more than the format allows
	 */
	ZmqMessage fromMessage(Message<?> message);

	/**
	 * Makes the frames of a converted message, headers included where the format has
	 * them, without topic or routing id.
	 * @param message the message; its payload is {@code byte[]}, a list of them, a text,
	 * or a {@link ZmqMessage}
	 * @return the frames
	 * @throws MessageConversionException as {@link #fromMessage}
	 */
	ZmqMessage payload(Message<?> message);

	/**
	 * Makes the answer to a message: the same envelope, and headers if the other side has
	 * sent some.
	 * @param request what is answered
	 * @param reply the converted reply, as {@link #payload} takes it
	 * @return the message for the socket that the request was received on
	 * @throws MessageConversionException as {@link #fromMessage}
	 */
	ZmqMessage reply(InboundMessage request, Message<?> reply);

}
