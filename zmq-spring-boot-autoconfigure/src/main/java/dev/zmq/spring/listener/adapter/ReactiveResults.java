package dev.zmq.spring.listener.adapter;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Makes stages of what Reactor, Mutiny, RxJava and Kotlin's coroutines return. Nothing of
 * Reactive Streams is loaded where it is missing, as nobody asks this class then.
 */
final class ReactiveResults {

	private static final ReactiveAdapterRegistry REGISTRY = ReactiveAdapterRegistry.getSharedInstance();

	private final @Nullable Consumer<Object> elements;

	private ReactiveResults(@Nullable Consumer<Object> elements) {
		this.elements = elements;
	}

	/**
	 * Chooses the adapter for a return type.
	 * @return the adapter, or null if the type is not a reactive one
	 */
	static @Nullable ResultAdapter of(Class<?> type, ListenerMethod method, @Nullable Consumer<Object> elements) {
		ReactiveResults results = new ReactiveResults(elements);
		ReactiveAdapter adapter = CompletionStage.class.isAssignableFrom(type) ? null : REGISTRY.getAdapter(type);
		if (adapter != null && adapter.isMultiValue() && elements == null) {
			throw new IllegalStateException("@ZmqListener on " + method.getShortLogMessage() + " cannot return "
					+ type.getName() + ", a stream of values: there is one reply per message. Return a single value,"
					+ " such as CompletableFuture or Mono, or collect the values into a list; or name with @SendTo the"
					+ " socket that each of them is sent to");
		}
		// what suspends is a publisher whatever its type, and anything may be an Object
		if (method.isSuspending() || type == Object.class) {
			return results::discover;
		}
		return (adapter != null) ? (result) -> results.adapt(adapter, result) : null;
	}

	private CompletionStage<@Nullable Object> discover(@Nullable Object result) {
		ReactiveAdapter adapter = (result == null || result instanceof CompletionStage<?>) ? null
				: REGISTRY.getAdapter(result.getClass());
		return (adapter != null) ? adapt(adapter, result) : ResultAdapter.plain(result);
	}

	private CompletionStage<@Nullable Object> adapt(ReactiveAdapter adapter, @Nullable Object result) {
		if (result == null) {
			return ResultAdapter.plain(null);
		}
		if (!adapter.isMultiValue()) {
			ReactiveAdapter futures = Objects.requireNonNull(REGISTRY.getAdapter(CompletableFuture.class));
			return ResultAdapter.widen((CompletableFuture<?>) futures.fromPublisher(adapter.toPublisher(result)));
		}
		if (this.elements == null) {
			throw new IllegalStateException("A stream of values was returned, and there is one reply per message;"
					+ " collect the values into a list, or name with @SendTo the socket that each of them is sent to");
		}
		ElementSender sender = new ElementSender(this.elements);
		adapter.toPublisher(result).subscribe(sender);
		return sender.done();
	}

}
