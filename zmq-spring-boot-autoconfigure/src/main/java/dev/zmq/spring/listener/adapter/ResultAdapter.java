package dev.zmq.spring.listener.adapter;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;

/**
 * Makes a stage of what a method returns.
 */
@FunctionalInterface
interface ResultAdapter {

	CompletionStage<@Nullable Object> adapt(Object result);

	/**
	 * Chooses the adapter for a return type.
	 * @throws IllegalArgumentException for streams of several values, as there is one
	 * reply
	 */
	static ResultAdapter of(Class<?> type) {
		ResultAdapter plain = plain();
		boolean reactive = ClassUtils.isPresent("org.reactivestreams.Publisher", ResultAdapter.class.getClassLoader());
		if (!reactive || CompletionStage.class.isAssignableFrom(type)) {
			return plain;
		}
		ResultAdapter publisher = ReactiveResult.of(type);
		return (publisher != null) ? publisher : plain;
	}

	private static ResultAdapter plain() {
		return (result) -> {
			if (result instanceof CompletionStage<?> stage) {
				return widen(stage);
			}
			return CompletableFuture.<@Nullable Object>completedFuture(result);
		};
	}

	/** What only reads a stage does not mind what it promises. */
	@SuppressWarnings("unchecked")
	private static CompletionStage<@Nullable Object> widen(CompletionStage<?> stage) {
		return (CompletionStage<@Nullable Object>) stage;
	}

	/** Apart, so that nothing of Reactive Streams is loaded where it is missing. */
	final class ReactiveResult {

		private ReactiveResult() {
		}

		static @Nullable ResultAdapter of(Class<?> type) {
			ReactiveAdapterRegistry registry = ReactiveAdapterRegistry.getSharedInstance();
			ReactiveAdapter adapter = registry.getAdapter(type);
			if (adapter == null) {
				return null;
			}
			if (adapter.isMultiValue()) {
				throw new IllegalArgumentException("A @ZmqListener method cannot return " + type.getName()
						+ ", a stream of values: there is one reply per message. Return a single value, such as"
						+ " CompletableFuture or Mono, or collect the values into a list");
			}
			ReactiveAdapter futures = Objects.requireNonNull(registry.getAdapter(CompletableFuture.class));
			return (result) -> {
				Publisher<Object> publisher = adapter.toPublisher(result);
				CompletableFuture<?> future = (CompletableFuture<?>) futures.fromPublisher(publisher);
				return widen(future);
			};
		}

	}

}
