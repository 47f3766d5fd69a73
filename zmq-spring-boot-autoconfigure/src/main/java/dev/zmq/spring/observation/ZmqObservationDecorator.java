package dev.zmq.spring.observation;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;

/**
 * Observes listeners: from when they are given a message until they are done with it,
 * also if that is later, on another thread. The observation is the current one while the
 * listener's method runs. Each attempt to handle a message is an observation of its own.
 */
public final class ZmqObservationDecorator implements ZmqListenerDecorator, Ordered {

	private static final ZmqListenerObservationConvention SINGLE = new DefaultZmqListenerObservationConvention();

	private static final ZmqListenerObservationConvention BATCH = DefaultZmqListenerObservationConvention.forBatches();

	private final ObservationRegistry registry;

	private final @Nullable ZmqListenerObservationConvention convention;

	private final boolean propagate;

	/**
	 * Creates a decorator.
	 * @param registry where observations are made
	 * @param convention names and keys, or null for the defaults
	 * @param propagate whether traces go on that began at the sender
	 */
	public ZmqObservationDecorator(ObservationRegistry registry, @Nullable ZmqListenerObservationConvention convention,
			boolean propagate) {
		this.registry = registry;
		this.convention = convention;
		this.propagate = propagate;
	}

	/** Outside of most others, so that what they do is observed as well. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public ZmqMessageListener decorate(ZmqListenerInfo listener, ZmqMessageListener delegate) {
		return (message) -> observe(ZmqListenerObservation.PROCESS, SINGLE,
				new ZmqListenerContext(listener, List.of(message), false, this.propagate),
				() -> delegate.onMessage(message));
	}

	@Override
	public ZmqBatchMessageListener decorateBatch(ZmqListenerInfo listener, ZmqBatchMessageListener delegate) {
		return (messages) -> observe(ZmqListenerObservation.BATCH, BATCH,
				new ZmqListenerContext(listener, messages, true, this.propagate), () -> delegate.onMessages(messages));
	}

	private CompletionStage<@Nullable Object> observe(ZmqListenerObservation documentation,
			ZmqListenerObservationConvention standard, ZmqListenerContext context,
			Observation.CheckedCallable<CompletionStage<@Nullable Object>, Exception> handling) throws Exception {
		Observation observation = documentation.start(this.convention, standard, () -> context, this.registry);
		CompletionStage<@Nullable Object> result;
		try {
			result = observation.scopedChecked(handling);
		}
		catch (Throwable ex) {
			// the error is noted already
			observation.stop();
			throw ex;
		}
		return result.whenComplete((value, error) -> end(observation, error));
	}

	private static void end(Observation observation, @Nullable Throwable error) {
		if (error != null) {
			Throwable cause = (error instanceof CompletionException) ? error.getCause() : null;
			observation.error((cause != null) ? cause : error);
		}
		observation.stop();
	}

}
