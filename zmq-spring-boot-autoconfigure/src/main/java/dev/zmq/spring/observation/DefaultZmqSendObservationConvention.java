package dev.zmq.spring.observation;

import io.micrometer.common.KeyValues;

/**
 * Names and keys of the observations of messages that are sent, close to OpenTelemetry's
 * conventions for messaging.
 */
public final class DefaultZmqSendObservationConvention implements ZmqSendObservationConvention {

	@Override
	public String getName() {
		return "zmq.template.send";
	}

	@Override
	public String getContextualName(ZmqSendContext context) {
		return TemplateKeys.operation(context.getCall()) + " " + context.getCall().socket();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ZmqSendContext context) {
		return TemplateKeys.low(context.getTemplateName(), context.getCall());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ZmqSendContext context) {
		return TemplateKeys.high(context.getCall());
	}

}
