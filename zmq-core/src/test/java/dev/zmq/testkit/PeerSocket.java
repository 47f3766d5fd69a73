package dev.zmq.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * A socket of any implementation. No call waits for ever.
 */
public interface PeerSocket extends AutoCloseable {

	/** How long {@link #send} and {@link #receive} try before the test has failed. */
	Duration PATIENCE = Patience.LIMIT;

	/**
	 * Sets an option.
	 * @param option the option
	 * @param value its value; a {@link Duration}, number, boolean, text or bytes
	 * @param <T> the option's type
	 * @return this socket
	 */
	<T> PeerSocket set(SocketOption<T> option, T value);

	/**
	 * Binds.
	 * @param endpoint the endpoint
	 * @return the resolved endpoint
	 */
	String bind(String endpoint);

	void unbind(String endpoint);

	void connect(String endpoint);

	void disconnect(String endpoint);

	void subscribe(byte[] topic);

	void unsubscribe(byte[] topic);

	default void subscribe(String topic) {
		subscribe(topic.getBytes(StandardCharsets.UTF_8));
	}

	default void unsubscribe(String topic) {
		unsubscribe(topic.getBytes(StandardCharsets.UTF_8));
	}

	boolean trySend(ZmqMessage message, Duration timeout);

	@Nullable ZmqMessage tryReceive(Duration timeout);

	default void send(ZmqMessage message) {
		if (!trySend(message, PATIENCE)) {
			throw new AssertionError(this + " could not send " + message + " within " + PATIENCE);
		}
	}

	default void send(String... frames) {
		send(ZmqMessage.of(frames));
	}

	default void send(byte[]... frames) {
		send(ZmqMessage.of(frames));
	}

	default ZmqMessage receive() {
		ZmqMessage message = tryReceive(PATIENCE);
		if (message == null) {
			throw new AssertionError(this + " received nothing within " + PATIENCE);
		}
		return message;
	}

	@Override
	void close();

}
