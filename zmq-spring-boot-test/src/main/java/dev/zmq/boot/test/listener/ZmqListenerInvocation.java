package dev.zmq.boot.test.listener;

import java.util.Collections;
import java.util.List;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message, or one batch of them, that a listener has handled, or failed to.
 *
 * @param listenerId the id of the listener
 * @param messages the message with envelope and topic; of a batch all, in their order
 * @param arguments what the method was called with, after conversion; empty if it was not
 * called because the arguments could not be made, if the listener is no method, or if its
 * class or method cannot be overridden (final or private)
 * @param result what the method has returned, or what its future has become; null for
 * nothing
 * @param failure why the messages could not be handled, or null
 */
public record ZmqListenerInvocation(String listenerId, List<ZmqMessage> messages, List<@Nullable Object> arguments,
		@Nullable Object result, @Nullable Throwable failure) {

	/**
	 * Creates an invocation; the lists are not to be changed any more.
	 */
	public ZmqListenerInvocation {
		messages = List.copyOf(messages);
		arguments = Collections.unmodifiableList(arguments);
	}

	/**
	 * Returns the message.
	 * @return the message, of a batch the first
	 */
	public ZmqMessage message() {
		return this.messages.get(0);
	}

	/**
	 * Tells whether the messages were handled.
	 * @return whether there is no failure
	 */
	public boolean succeeded() {
		return this.failure == null;
	}

	/**
	 * Returns an argument.
	 * @param <T> its type
	 * @param type its type
	 * @return the first argument of this type
	 * @throws AssertionError if there is none
	 */
	public <T> T argument(Class<T> type) {
		return this.arguments.stream()
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Listener '" + this.listenerId
					+ "' should have been called with an argument of type " + type.getName() + ", but: " + this));
	}

}
