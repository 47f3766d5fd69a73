package dev.zmq.spring.listener.adapter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Makes a stage of what a method returns.
 */
@FunctionalInterface
interface ResultAdapter {

	CompletionStage<@Nullable Object> adapt(@Nullable Object result);

	/**
	 * Chooses the adapter for a method.
	 * @param method the method
	 * @param elements gets the values of a stream one by one; null if there is nowhere to
	 * send them to
	 * @throws IllegalStateException if the method returns a stream of several values and
	 * there is nowhere to send them to: there is one reply per message
	 */
	static ResultAdapter of(ListenerMethod method, @Nullable Consumer<Object> elements) {
		Class<?> type = method.getReturnType().getParameterType();
		boolean reactive = ClassUtils.isPresent("org.reactivestreams.Publisher", ResultAdapter.class.getClassLoader());
		ResultAdapter adapter = reactive ? ReactiveResults.of(type, method, elements) : null;
		return (adapter != null) ? adapter : ResultAdapter::plain;
	}

	/**
	 * Adapts what is a value or a future.
	 */
	static CompletionStage<@Nullable Object> plain(@Nullable Object result) {
		if (result instanceof CompletionStage<?> stage) {
			return widen(stage);
		}
		return CompletableFuture.<@Nullable Object>completedFuture(result);
	}

	/** What only reads a stage does not mind what it promises. */
	@SuppressWarnings("unchecked")
	static CompletionStage<@Nullable Object> widen(CompletionStage<?> stage) {
		return (CompletionStage<@Nullable Object>) stage;
	}

}
