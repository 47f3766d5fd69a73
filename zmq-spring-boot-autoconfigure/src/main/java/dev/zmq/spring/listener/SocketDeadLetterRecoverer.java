package dev.zmq.spring.listener;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.spring.core.SocketTypeMismatchException;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.support.FlatJson;

/**
 * Sends messages that could not be handled to a named socket: all frames as they were
 * received, also those of topic and envelope, so that the message can be looked at or
 * sent again. A frame in front that tells what happened can be switched on. Thread-safe.
 */
public final class SocketDeadLetterRecoverer implements ZmqMessageRecoverer {

	/** How long sending waits for room by default. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

	private final ZmqSocketRegistry sockets;

	private final String socket;

	private final boolean reasonFrame;

	private final Duration timeout;

	/**
	 * Creates a recoverer that sends messages as they are.
	 * @param sockets the named sockets
	 * @param socket the name of a PUSH, PUB, XPUB, DEALER or PAIR
	 * @throws dev.zmq.spring.core.UnknownSocketException if there is no such socket
	 * @throws SocketTypeMismatchException if it cannot send to whoever is there
	 */
	public SocketDeadLetterRecoverer(ZmqSocketRegistry sockets, String socket) {
		this(sockets, socket, false, DEFAULT_TIMEOUT);
	}

	/**
	 * Creates a recoverer.
	 * @param sockets the named sockets
	 * @param socket the name of a PUSH, PUB, XPUB, DEALER or PAIR
	 * @param reasonFrame whether a frame goes in front: a JSON object with the texts
	 * {@code listener} (its id), {@code socket} (the name of the one that the message was
	 * received on) and {@code exception} (the name of its class; what it says is not
	 * sent, as it may tell others what they must not know). On a PUB it is the topic, in
	 * effect.
	 * @param timeout how long to wait if the socket has no room for the message, or
	 * nobody to send it to; it is lost then, and that is logged
	 * @throws dev.zmq.spring.core.UnknownSocketException if there is no such socket
	 * @throws SocketTypeMismatchException if it cannot send to whoever is there
	 */
	public SocketDeadLetterRecoverer(ZmqSocketRegistry sockets, String socket, boolean reasonFrame, Duration timeout) {
		this.sockets = sockets;
		this.socket = socket;
		this.reasonFrame = reasonFrame;
		this.timeout = Objects.requireNonNull(timeout, "timeout");
		ZmqSocketDefinition definition = sockets.requireKnown(socket, "the dead letter recoverer");
		switch (definition.type()) {
			case PUSH, PUB, XPUB, DEALER, PAIR -> {
			}
			default -> throw new SocketTypeMismatchException(socket, definition.type(), "dead letters",
					"make it a PUSH, or a PUB");
		}
	}

	@Override
	public void recover(ZmqListenerError error) {
		ZmqMessage letter = ZmqMessage.of(error.message().message().frames());
		if (this.reasonFrame) {
			letter = letter.prepend(reason(error).getBytes(StandardCharsets.UTF_8));
		}
		ZmqSocket target = this.sockets.getSocket(this.socket);
		if (!target.trySend(letter) && !target.trySend(letter, this.timeout)) {
			throw new ZmqTimeoutException("Socket '" + this.socket + "' took no dead letter of listener '"
					+ error.listenerId() + "' within " + this.timeout.toMillis()
					+ " ms, and the message is lost; let somebody receive from the socket, or give it more room");
		}
	}

	private static String reason(ZmqListenerError error) {
		Map<String, Object> reason = new LinkedHashMap<>();
		reason.put("listener", error.listenerId());
		reason.put("socket", error.socket());
		reason.put("exception", cause(error).getClass().getName());
		return FlatJson.write(reason);
	}

	/** Of an invalid message, what is wrong with it says more. */
	private static Throwable cause(ZmqListenerError error) {
		Throwable cause = error.cause();
		return (cause instanceof InvalidMessageException && cause.getCause() != null) ? cause.getCause() : cause;
	}

}
