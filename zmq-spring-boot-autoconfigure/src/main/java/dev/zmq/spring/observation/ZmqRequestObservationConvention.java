package dev.zmq.spring.observation;

import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observations of requests. A bean of this type replaces
 * {@link DefaultZmqRequestObservationConvention}; so does one of type
 * {@link GlobalObservationConvention}.
 */
public interface ZmqRequestObservationConvention extends ObservationConvention<ZmqRequestContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ZmqRequestContext;
	}

}
