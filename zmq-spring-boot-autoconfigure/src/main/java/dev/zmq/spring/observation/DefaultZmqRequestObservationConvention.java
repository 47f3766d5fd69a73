package dev.zmq.spring.observation;

import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.spring.observation.ZmqTemplateObservation.RequestLowCardinality;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Names and keys of the observations of requests, close to OpenTelemetry's conventions
 * for messaging.
 */
public final class DefaultZmqRequestObservationConvention implements ZmqRequestObservationConvention {

	@Override
	public String getName() {
		return "zmq.template.request";
	}

	@Override
	public String getContextualName(ZmqRequestContext context) {
		return "request " + context.getCall().socket();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ZmqRequestContext context) {
		return TemplateKeys.low(context.getTemplateName(), context.getCall())
			.and(RequestLowCardinality.OUTCOME.withValue(outcome(context.getError())));
	}

	private static String outcome(@Nullable Throwable error) {
		if (error == null) {
			return "replied";
		}
		return (error instanceof ZmqTimeoutException) ? "timeout" : "error";
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ZmqRequestContext context) {
		return TemplateKeys.high(context.getCall());
	}

}
