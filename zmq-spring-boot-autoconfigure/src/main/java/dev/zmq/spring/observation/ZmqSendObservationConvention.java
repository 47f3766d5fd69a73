package dev.zmq.spring.observation;

import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observations of messages that are sent. A bean of this type
 * replaces {@link DefaultZmqSendObservationConvention}; so does one of type
 * {@link GlobalObservationConvention}.
 */
public interface ZmqSendObservationConvention extends ObservationConvention<ZmqSendContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ZmqSendContext;
	}

}
