package dev.zmq.boot.test.peer;

import java.time.Duration;
import java.util.Objects;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A bare socket for the test's side of a conversation. It has a context of its own unless
 * it is given one, no call waits longer than its patience (10 s unless set otherwise),
 * and what does not come in time is an {@link AssertionError} that says what was waited
 * for. Closing it drops unsent messages. Thread-safe.
 */
public final class ZmqTestPeer implements AutoCloseable {

	/** How long calls wait if nothing else is said. */
	public static final Duration PATIENCE = Duration.ofSeconds(10);

	private final @Nullable ZmqContext ownContext;

	private final ZmqSocket socket;

	private volatile Duration patience = PATIENCE;

	private volatile @Nullable String endpoint;

	private ZmqTestPeer(@Nullable ZmqContext ownContext, ZmqSocket socket) {
		this.ownContext = ownContext;
		this.socket = socket;
		socket.set(SocketOption.LINGER, Duration.ZERO);
	}

	/**
	 * Makes a peer that is neither bound nor connected, to set its options first.
	 * @param type the type of its socket
	 * @return the peer
	 */
	public static ZmqTestPeer create(SocketType type) {
		ZmqContext context = ZmqContext.create();
		return new ZmqTestPeer(context, context.socket(type));
	}

	/**
	 * Makes a peer in a context that others use, too: inproc endpoints exist within one
	 * context only. The context is not closed with the peer.
	 * @param context the context, such as the bean of the application
	 * @param type the type of its socket
	 * @return the peer, neither bound nor connected
	 */
	public static ZmqTestPeer create(ZmqContext context, SocketType type) {
		return new ZmqTestPeer(null, context.socket(type));
	}

	/**
	 * Makes a peer that is bound to a free port of this machine, see {@link #endpoint()}.
	 * @param type the type of its socket
	 * @return the peer
	 */
	public static ZmqTestPeer bind(SocketType type) {
		return create(type).bind("tcp://127.0.0.1:*");
	}

	/**
	 * Makes a peer that is connected.
	 * @param type the type of its socket
	 * @param endpoint where to connect to
	 * @return the peer
	 */
	public static ZmqTestPeer connect(SocketType type, String endpoint) {
		return create(type).connect(endpoint);
	}

	/**
	 * Binds the socket. Closes the peer if that fails.
	 * @param endpoint the endpoint
	 * @return this peer
	 */
	public ZmqTestPeer bind(String endpoint) {
		return orClose(() -> this.endpoint = this.socket.bind(endpoint).toString());
	}

	/**
	 * Connects the socket. Closes the peer if that fails.
	 * @param endpoint the endpoint
	 * @return this peer
	 */
	public ZmqTestPeer connect(String endpoint) {
		return orClose(() -> this.socket.connect(endpoint));
	}

	private ZmqTestPeer orClose(Runnable action) {
		boolean done = false;
		try {
			action.run();
			done = true;
			return this;
		}
		finally {
			if (!done) {
				close();
			}
		}
	}

	/**
	 * Sets an option of the socket.
	 * @param <T> the type of its value
	 * @param option the option
	 * @param value the value
	 * @return this peer
	 */
	public <T> ZmqTestPeer set(SocketOption<T> option, T value) {
		this.socket.set(option, value);
		return this;
	}

	/**
	 * Subscribes a SUB or XSUB.
	 * @param topics topic prefixes; an empty one stands for everything
	 * @return this peer
	 */
	public ZmqTestPeer subscribe(String... topics) {
		for (String topic : topics) {
			this.socket.subscribe(topic);
		}
		return this;
	}

	/**
	 * Sets how long calls wait.
	 * @param patience how long at most
	 * @return this peer
	 */
	public ZmqTestPeer patience(Duration patience) {
		this.patience = Objects.requireNonNull(patience, "patience");
		return this;
	}

	/**
	 * Returns where the peer was bound last, with the port that was chosen.
	 * @return the endpoint to connect to
	 * @throws IllegalStateException if it was never bound
	 */
	public String endpoint() {
		String bound = this.endpoint;
		if (bound == null) {
			throw new IllegalStateException("The " + this.socket.type() + " test peer is not bound; call bind first");
		}
		return bound;
	}

	/**
	 * Returns the socket, for whatever this class does not offer.
	 * @return the socket
	 */
	public ZmqSocket socket() {
		return this.socket;
	}

	/**
	 * Sends a message of texts.
	 * @param frames one text for each frame
	 * @return this peer
	 * @throws AssertionError if nobody takes it in time
	 */
	public ZmqTestPeer send(String... frames) {
		return send(ZmqMessage.of(frames));
	}

	/**
	 * Sends a message.
	 * @param message the message
	 * @return this peer
	 * @throws AssertionError if nobody takes it in time
	 */
	public ZmqTestPeer send(ZmqMessage message) {
		if (!this.socket.trySend(message, this.patience)) {
			throw new AssertionError(this + " could not send " + message + " within " + this.patience
					+ ": nobody is connected, or nobody reads");
		}
		return this;
	}

	/**
	 * Receives a message.
	 * @return the message
	 * @throws AssertionError if none comes in time
	 */
	public ZmqMessage receive() {
		return receive(this.patience);
	}

	/**
	 * Receives a message.
	 * @param timeout how long to wait
	 * @return the message
	 * @throws AssertionError if none comes in time
	 */
	public ZmqMessage receive(Duration timeout) {
		ZmqMessage message = this.socket.tryReceive(timeout);
		if (message == null) {
			throw new AssertionError(this + " should have received a message within " + timeout + ", but got none");
		}
		return message;
	}

	/**
	 * Sends a request and receives the reply.
	 * @param frames one text for each frame of the request
	 * @return the reply
	 * @throws AssertionError if none comes in time
	 */
	public ZmqMessage request(String... frames) {
		return send(frames).receive();
	}

	/**
	 * Makes sure that no message comes for a while. Where something else can be waited
	 * for that comes after what must not come, wait for that instead: it is quicker and
	 * surer.
	 * @param time how long to listen
	 * @return this peer
	 * @throws AssertionError if a message comes
	 */
	public ZmqTestPeer receivesNothingFor(Duration time) {
		ZmqMessage message = this.socket.tryReceive(time);
		if (message != null) {
			throw new AssertionError(this + " should not have received anything, but got " + message);
		}
		return this;
	}

	/**
	 * Waits until others are connected.
	 * @param count how many at least
	 * @return this peer
	 * @throws AssertionError if there are fewer when the time is over
	 */
	public ZmqTestPeer awaitPeers(int count) {
		return orFail(() -> this.socket.awaitPeers(count, this.patience));
	}

	/**
	 * Waits until a PUB or XPUB has subscribers, so that the next message reaches them.
	 * @param topic the topic
	 * @param count how many at least
	 * @return this peer
	 * @throws AssertionError if there are fewer when the time is over
	 */
	public ZmqTestPeer awaitSubscribers(String topic, int count) {
		return orFail(() -> this.socket.awaitSubscribers(topic, count, this.patience));
	}

	private ZmqTestPeer orFail(Runnable waiting) {
		try {
			waiting.run();
			return this;
		}
		catch (ZmqTimeoutException ex) {
			throw new AssertionError(this + ": " + ex.getMessage(), ex);
		}
	}

	@Override
	public void close() {
		this.socket.close(Duration.ZERO);
		if (this.ownContext != null) {
			this.ownContext.close();
		}
	}

	@Override
	public String toString() {
		String bound = this.endpoint;
		return "The " + this.socket.type() + " test peer" + ((bound != null) ? " at " + bound : "");
	}

}
