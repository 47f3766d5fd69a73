package dev.zmq.boot.autoconfigure.observation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of observations.
 *
 * @param propagate Whether traces go on from senders to receivers, over sockets whose
 * format has headers.
 */
@ConfigurationProperties("zmq.observations")
public record ZmqObservationProperties(@DefaultValue("true") boolean propagate) {

}
