package dev.zmq.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of the application events about sockets.
 *
 * @param enabled Whether peers that come and go, failures and drops are published as
 * application events.
 * @param dropsInterval How often an event tells of messages that were dropped; 0 for
 * never.
 */
@ConfigurationProperties("zmq.events")
public record ZmqEventProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration dropsInterval) {

}
