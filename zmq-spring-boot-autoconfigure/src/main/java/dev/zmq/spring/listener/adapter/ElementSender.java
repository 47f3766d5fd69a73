package dev.zmq.spring.listener.adapter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Sends the values of a stream one by one, as they come: the next is asked for when the
 * last is sent, so that a slow socket slows down the stream.
 */
final class ElementSender implements Subscriber<Object> {

	private final CompletableFuture<@Nullable Object> done = new CompletableFuture<>();

	private final Consumer<Object> elements;

	private @Nullable Subscription subscription;

	ElementSender(Consumer<Object> elements) {
		this.elements = elements;
	}

	/**
	 * Completes without a value when the last value is sent, or fails with the stream or
	 * the first value that cannot be sent.
	 */
	CompletionStage<@Nullable Object> done() {
		return this.done;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(Object element) {
		Subscription current = this.subscription;
		if (current == null || this.done.isDone()) {
			return;
		}
		try {
			this.elements.accept(element);
		}
		catch (RuntimeException | Error ex) {
			current.cancel();
			this.done.completeExceptionally(ex);
			return;
		}
		current.request(1);
	}

	@Override
	public void onError(Throwable error) {
		this.done.completeExceptionally(error);
	}

	@Override
	public void onComplete() {
		this.done.complete(null);
	}

}
