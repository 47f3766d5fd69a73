package dev.zmq.boot.test.peer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * The control channel of a peer that runs the script {@code zmq_peer.py}, or speaks like
 * it. That a ping is answered shows more than an open port does: the port of a container
 * accepts connections before anything has bound it inside. Thread-safe.
 */
public final class ZmqPeerControl implements AutoCloseable {

	/** How long the peer may take to answer what it can answer at once. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ZmqContext context = ZmqContext.create();

	private final ZmqSocket socket;

	private final String endpoint;

	/**
	 * Connects to a peer, which need not be there yet.
	 * @param endpoint where its control channel is bound
	 */
	public ZmqPeerControl(String endpoint) {
		this.endpoint = endpoint;
		this.socket = this.context.socket(SocketType.REQ);
		this.socket.set(SocketOption.LINGER, Duration.ZERO);
		this.socket.set(SocketOption.REQ_RELAXED, true);
		this.socket.set(SocketOption.REQ_CORRELATE, true);
		this.socket.connect(endpoint);
	}

	/**
	 * Waits until the peer answers.
	 * @param timeout how long to wait
	 * @throws ZmqTimeoutException if it has not answered by then
	 */
	public void ping(Duration timeout) {
		call(timeout, "ping");
	}

	/**
	 * Asks where a socket of the peer is bound, seen from the peer.
	 * @param name the name of the socket
	 * @return the endpoint
	 */
	public String endpoint(String name) {
		return call(PATIENCE, "endpoint", name).string(1);
	}

	/**
	 * Waits until a socket of the peer has received messages.
	 * @param name the name of the socket
	 * @param count how many messages at least
	 * @param timeout how long to wait
	 * @return all messages that it has received so far
	 * @throws AssertionError if there are fewer when the time is over
	 */
	public List<ZmqMessage> awaitReceived(String name, int count, Duration timeout) {
		ZmqMessage answer = call(timeout.plus(PATIENCE), "await", name, Integer.toString(count),
				Long.toString(timeout.toMillis()));
		List<ZmqMessage> messages = new ArrayList<>();
		List<byte[]> frames = answer.frames();
		for (int at = 1; at < frames.size();) {
			int size = Integer.parseInt(answer.string(at));
			messages.add(ZmqMessage.of(frames.subList(at + 1, at + 1 + size)));
			at += 1 + size;
		}
		if (messages.size() < count) {
			throw new AssertionError("Socket '" + name + "' of the peer should have received " + count
					+ " messages within " + timeout + ", but has " + messages.size() + ": " + messages);
		}
		return messages;
	}

	private synchronized ZmqMessage call(Duration timeout, String... words) {
		this.socket.send(ZmqMessage.of(words));
		@Nullable ZmqMessage answer = this.socket.tryReceive(timeout);
		if (answer == null) {
			throw new ZmqTimeoutException("The peer did not answer '" + words[0] + "' at " + this.endpoint + " within "
					+ timeout + "; does it run, and can its port be reached?");
		}
		if (!answer.string(0).equals("ok")) {
			throw new IllegalArgumentException("The peer refused '" + String.join(" ", words) + "': "
					+ new String(answer.frame(answer.size() - 1), StandardCharsets.UTF_8));
		}
		return answer;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
