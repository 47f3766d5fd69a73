package dev.zmq.spring.observation;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import dev.zmq.spring.core.ZmqSendResult;
import dev.zmq.spring.core.ZmqTemplateInterceptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Observes what a template sends and requests. Where the socket's format has headers, the
 * trace goes on at the other side.
 */
public final class ZmqObservationInterceptor implements ZmqTemplateInterceptor {

	private static final ZmqSendObservationConvention SEND = new DefaultZmqSendObservationConvention();

	private static final ZmqRequestObservationConvention REQUEST = new DefaultZmqRequestObservationConvention();

	private final ObservationRegistry registry;

	private final String templateName;

	private final @Nullable ZmqSendObservationConvention sendConvention;

	private final @Nullable ZmqRequestObservationConvention requestConvention;

	private final boolean propagate;

	/**
	 * Creates an interceptor.
	 * @param registry where observations are made
	 * @param templateName the bean name of the template
	 * @param sendConvention names and keys of messages, or null for the defaults
	 * @param requestConvention names and keys of requests, or null for the defaults
	 * @param propagate whether the other side is told of the trace
	 */
	public ZmqObservationInterceptor(ObservationRegistry registry, String templateName,
			@Nullable ZmqSendObservationConvention sendConvention,
			@Nullable ZmqRequestObservationConvention requestConvention, boolean propagate) {
		this.registry = registry;
		this.templateName = templateName;
		this.sendConvention = sendConvention;
		this.requestConvention = requestConvention;
		this.propagate = propagate;
	}

	@Override
	public Started start(Call call) {
		return (call.request()) ? startRequest(call) : startSending(call);
	}

	private Started startSending(Call call) {
		ZmqSendContext context = new ZmqSendContext(this.templateName, call);
		Observation observation = ZmqTemplateObservation.SEND.start(this.sendConvention, SEND, () -> context,
				this.registry);
		return new Started(message(call, context),
				(result, error) -> end(observation, (error != null) ? error : failure(result)));
	}

	/** That nobody took a message is an error to see, also if the caller gets none. */
	private static @Nullable Throwable failure(@Nullable ZmqSendResult result) {
		try {
			if (result != null) {
				result.requireSent();
			}
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private Started startRequest(Call call) {
		ZmqRequestContext context = new ZmqRequestContext(this.templateName, call);
		Observation observation = ZmqTemplateObservation.REQUEST.start(this.requestConvention, REQUEST, () -> context,
				this.registry);
		return new Started(message(call, context), (result, error) -> end(observation, error));
	}

	private Message<?> message(Call call, SenderContext<Map<String, Object>> context) {
		Map<String, Object> told = Objects.requireNonNull(context.getCarrier());
		return (this.propagate && !told.isEmpty())
				? MessageBuilder.fromMessage(call.message()).copyHeaders(told).build() : call.message();
	}

	private static void end(Observation observation, @Nullable Throwable error) {
		if (error != null) {
			Throwable cause = (error instanceof CompletionException) ? error.getCause() : null;
			observation.error((cause != null) ? cause : error);
		}
		observation.stop();
	}

}
