package dev.zmq.spring.observation;

import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observations of messages that are handled. A bean of this type
 * replaces {@link DefaultZmqListenerObservationConvention}; so does one of type
 * {@link GlobalObservationConvention}.
 */
public interface ZmqListenerObservationConvention extends ObservationConvention<ZmqListenerContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ZmqListenerContext;
	}

}
