package dev.zmq.boot.autoconfigure.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of metrics.
 *
 * @param enabled Whether there are meters of sockets, listeners and requests.
 */
@ConfigurationProperties("zmq.metrics")
public record ZmqMetricsProperties(@DefaultValue("true") boolean enabled) {

}
