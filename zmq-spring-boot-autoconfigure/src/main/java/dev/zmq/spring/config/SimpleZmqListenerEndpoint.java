package dev.zmq.spring.config;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.util.function.ThrowingConsumer;
import org.springframework.util.function.ThrowingFunction;

/**
 * A listener that is a lambda.
 */
public final class SimpleZmqListenerEndpoint implements ZmqListenerEndpoint {

	private final ZmqListenerSettings settings;

	private final boolean result;

	private final @Nullable Function<ZmqListenerTools, ZmqMessageListener> listener;

	private final @Nullable ZmqBatchMessageListener batchListener;

	private SimpleZmqListenerEndpoint(ZmqListenerSettings settings, boolean result,
			@Nullable Function<ZmqListenerTools, ZmqMessageListener> listener,
			@Nullable ZmqBatchMessageListener batchListener) {
		this.settings = settings;
		this.result = result;
		this.listener = listener;
		this.batchListener = batchListener;
	}

	/**
	 * A listener that gets messages as they are received.
	 * @param settings what it says about its container
	 * @param hasResult whether it has results
	 * @param listener the listener
	 * @return the endpoint
	 */
	public static SimpleZmqListenerEndpoint of(ZmqListenerSettings settings, boolean hasResult,
			ZmqMessageListener listener) {
		return new SimpleZmqListenerEndpoint(settings, hasResult, (tools) -> listener, null);
	}

	/**
	 * A listener without results that gets payloads.
	 * @param <T> the type of the payloads
	 * @param settings what it says about its container
	 * @param type what payloads are converted to
	 * @param handler handles them; may throw what it likes
	 * @return the endpoint
	 */
	public static <T> SimpleZmqListenerEndpoint receiving(ZmqListenerSettings settings, Class<T> type,
			ThrowingConsumer<T> handler) {
		return new SimpleZmqListenerEndpoint(settings, false, (tools) -> (message) -> {
			handler.acceptWithException(payload(tools, message, type));
			return CompletableFuture.completedFuture(null);
		}, null);
	}

	/**
	 * A listener with results that gets payloads.
	 * @param <T> the type of the payloads
	 * @param settings what it says about its container
	 * @param type what payloads are converted to
	 * @param handler handles them, and returns a value, {@code Message}, or
	 * {@code CompletionStage} of these; may throw what it likes
	 * @return the endpoint
	 */
	public static <T> SimpleZmqListenerEndpoint replying(ZmqListenerSettings settings, Class<T> type,
			ThrowingFunction<T, ?> handler) {
		return new SimpleZmqListenerEndpoint(settings, true, (tools) -> (message) -> {
			Object value = handler.applyWithException(payload(tools, message, type));
			return (value instanceof CompletionStage<?> stage) ? stage.thenApply((each) -> (Object) each)
					: CompletableFuture.<@Nullable Object>completedFuture(value);
		}, null);
	}

	/**
	 * A listener without results that gets batches of messages as they are received.
	 * @param settings what it says about its container
	 * @param handler handles them; may throw what it likes
	 * @return the endpoint
	 */
	public static SimpleZmqListenerEndpoint receivingBatches(ZmqListenerSettings settings,
			ThrowingConsumer<List<InboundMessage>> handler) {
		ZmqBatchMessageListener listener = (messages) -> {
			handler.acceptWithException(messages);
			return CompletableFuture.completedFuture(null);
		};
		return new SimpleZmqListenerEndpoint(settings, false, null, listener);
	}

	private static <T> T payload(ZmqListenerTools tools, InboundMessage inbound, Class<T> type) {
		Message<?> message = tools.mapper().toMessage(inbound);
		Object payload;
		try {
			payload = tools.converter().fromMessage(message, type);
		}
		catch (MessageConversionException ex) {
			throw new InvalidMessageException(ex);
		}
		if (payload == null) {
			throw new InvalidMessageException(
					new MessageConversionException(message, "No converter makes a " + type.getName() + " of it"));
		}
		return type.cast(payload);
	}

	@Override
	public ZmqListenerSettings settings() {
		return this.settings;
	}

	@Override
	public boolean hasResult() {
		return this.result;
	}

	@Override
	public String description() {
		return "listener '" + this.settings.id() + "'";
	}

	@Override
	public ZmqMessageListener createListener(ZmqListenerTools tools) {
		if (this.listener == null) {
			throw new IllegalStateException(description() + " is made for batches; set batch in its settings");
		}
		return this.listener.apply(tools);
	}

	@Override
	public ZmqBatchMessageListener createBatchListener(ZmqListenerTools tools) {
		return (this.batchListener != null) ? this.batchListener : ZmqListenerEndpoint.super.createBatchListener(tools);
	}

}
