package dev.zmq.spring.listener;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqHeaders;
import dev.zmq.spring.support.ZmqMessageMapper;
import dev.zmq.spring.support.ZmqProblem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Sends results and problems back to whom a message came from, or on to another socket. A
 * requester always gets an answer, an empty one if there is no result. Thread-safe.
 */
final class ReplySender {

	private static final Log logger = LogFactory.getLog(ReplySender.class);

	/**
	 * How long a worker waits for a peer whose queue is full. REP would drop the reply at
	 * once; a peer that never reads must not hold up the others for long, and not again.
	 */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	private final String listenerId;

	private final SocketType type;

	private final ZmqSocket socket;

	private final ZmqMessageMapper mapper;

	private final ReplySettings settings;

	private final ListenerCounters counters;

	private final DeafPeers deaf = new DeafPeers();

	ReplySender(ZmqContainerProperties properties, ZmqSocketDefinition definition, ZmqSocket socket,
			ReplySettings settings, ListenerCounters counters) {
		this.listenerId = properties.id();
		this.type = definition.type();
		this.socket = socket;
		this.mapper = definition.mapper();
		this.settings = settings;
		this.counters = counters;
	}

	/** Sends a result on its way; null is no result. */
	void reply(InboundMessage request, @Nullable Object result) {
		String sendTo = this.settings.sendTo();
		if (sendTo != null) {
			forward(sendTo, result);
			acknowledge(request);
		}
		else if (this.type == SocketType.REP || (result != null && repliesOnSocket())) {
			send(request, convert(result));
		}
	}

	/** Answers a requester whose message the listener does not get. */
	void replyFiltered(InboundMessage request) {
		if (isAwaited(request)) {
			send(request, empty());
		}
	}

	/** Answers a requester whose message could not be handled. */
	void replyError(InboundMessage request, Throwable cause, @Nullable Object substitute) {
		if (!isAwaited(request) || (substitute != null && trySubstitute(request, substitute))) {
			return;
		}
		Message<?> reply = errorReply(cause);
		if (reply != null) {
			send(request, reply);
		}
	}

	private boolean isAwaited(InboundMessage request) {
		return this.type == SocketType.REP || (this.settings.sendTo() == null && repliesOnSocket()
				&& (request.delimited() || this.settings.expected()));
	}

	private boolean trySubstitute(InboundMessage request, Object substitute) {
		try {
			send(request, convert(substitute));
			return true;
		}
		catch (RuntimeException | Error ex) {
			logger.error("Listener '" + this.listenerId + "' cannot send what its error handler replies", ex);
			return false;
		}
	}

	private @Nullable Message<?> errorReply(Throwable cause) {
		return switch (this.settings.errorReply()) {
			// a REP owes an answer to its requester, which cannot do anything before it
			case NONE -> (this.type == SocketType.REP) ? empty() : null;
			case EMPTY -> empty();
			case ERROR_FRAME -> errorFrames(cause);
			case PROBLEM -> problem(cause);
		};
	}

	private static Message<?> errorFrames(Throwable cause) {
		return MessageBuilder.<Object>withPayload(List.of(ErrorReply.ERROR.getBytes(StandardCharsets.US_ASCII),
				Problems.of(cause).kind().getBytes(StandardCharsets.US_ASCII)))
			.build();
	}

	private static Message<?> problem(Throwable cause) {
		return MessageBuilder.withPayload(Problems.of(cause).toBytes())
			.setHeader(MessageHeaders.CONTENT_TYPE, ZmqProblem.CONTENT_TYPE)
			.build();
	}

	private boolean repliesOnSocket() {
		return switch (this.type) {
			case REP, ROUTER, DEALER, PAIR, STREAM -> true;
			default -> false;
		};
	}

	private void forward(String sendTo, @Nullable Object result) {
		if (result instanceof Message<?> message) {
			this.settings.operations().convertAndSend(sendTo, message.getPayload(), message.getHeaders());
		}
		else if (result != null) {
			this.settings.operations().convertAndSend(sendTo, result);
		}
	}

	private void acknowledge(InboundMessage request) {
		if (this.type == SocketType.REP) {
			send(request, empty());
		}
	}

	private Message<?> convert(@Nullable Object result) {
		Object payload = (result instanceof Message<?> message) ? message.getPayload() : result;
		if (payload == null) {
			return empty();
		}
		MessageHeaders headers = headers(result);
		Object contentType = headers.get(MessageHeaders.CONTENT_TYPE);
		Message<?> converted = this.settings.converter().toMessage(payload, headers);
		if (converted == null) {
			throw new MessageConversionException("No converter makes a reply of " + payload.getClass().getName()
					+ ((contentType != null) ? " with content type " + contentType : "")
					+ "; return byte[], String, or what the JSON mapper can write");
		}
		return converted;
	}

	/** A message that a handler returns brings headers along, but is a new one. */
	private MessageHeaders headers(@Nullable Object result) {
		Map<String, Object> headers = new HashMap<>();
		if (result instanceof Message<?> message) {
			headers.putAll(message.getHeaders());
			headers.keySet().removeIf((name) -> name.startsWith(ZmqHeaders.PREFIX));
		}
		if (this.mapper.contentType() != null) {
			headers.putIfAbsent(MessageHeaders.CONTENT_TYPE, this.mapper.contentType());
		}
		return new MessageHeaders(headers);
	}

	private static Message<?> empty() {
		return MessageBuilder.withPayload(new byte[0]).build();
	}

	private void send(InboundMessage request, Message<?> converted) {
		ZmqMessage reply = this.mapper.reply(request, converted);
		try {
			if (this.socket.trySend(reply) || (!this.deaf.contains(request) && this.socket.trySend(reply, PATIENCE))) {
				this.deaf.remove(request);
				return;
			}
			this.deaf.add(request);
			dropped("its requester does not read");
		}
		catch (HostUnreachableException ex) {
			dropped("its requester has left");
		}
		catch (ZmqClosedException ex) {
			dropped("the socket is closed");
		}
	}

	private void dropped(String reason) {
		long count = this.counters.droppedReply();
		String what = "Listener '" + this.listenerId + "' dropped a reply: " + reason;
		if (count == 1) {
			logger.warn(what + " (said once; later ones are counted)");
		}
		else {
			logger.debug(what);
		}
	}

}
