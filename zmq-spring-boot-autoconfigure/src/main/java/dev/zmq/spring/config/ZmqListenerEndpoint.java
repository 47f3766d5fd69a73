package dev.zmq.spring.config;

import java.util.Set;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;

/**
 * A listener to be: what it says about its container, and how to make it.
 */
public interface ZmqListenerEndpoint {

	/**
	 * Returns what the listener says about its container.
	 * @return the settings
	 */
	ZmqListenerSettings settings();

	/**
	 * Tells whether the listener has results. If so, there must be somebody to send them
	 * to.
	 * @return whether results are expected
	 */
	boolean hasResult();

	/**
	 * Tells whether the listener needs topics, which only some types of sockets have.
	 * @return whether it does
	 */
	default boolean usesTopics() {
		return !settings().topics().isEmpty();
	}

	/**
	 * Returns the sockets that the listener sends to, besides the one of its settings.
	 * @return their names
	 */
	default Set<String> destinations() {
		return Set.of();
	}

	/**
	 * Describes the listener, for messages to people.
	 * @return such as {@code @ZmqListener on OrderService.handle}
	 */
	String description();

	/**
	 * Makes the listener.
	 * @param tools what it is made with
	 * @return the listener
	 * @throws IllegalStateException if that is not possible, with the reason
	 */
	ZmqMessageListener createListener(ZmqListenerTools tools);

	/**
	 * Makes the listener for batches, if its settings want any.
	 * @param tools what it is made with
	 * @return the listener
	 * @throws IllegalStateException if that is not possible, with the reason
	 */
	default ZmqBatchMessageListener createBatchListener(ZmqListenerTools tools) {
		throw new IllegalStateException(
				description() + " cannot have batches; leave out batch, or listen with a single method");
	}

}
