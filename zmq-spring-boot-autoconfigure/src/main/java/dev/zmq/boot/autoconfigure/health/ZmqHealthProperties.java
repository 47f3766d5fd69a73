package dev.zmq.boot.autoconfigure.health;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of health.
 *
 * @param minPeers How many peers every socket needs to be healthy. A socket may say
 * otherwise, in zmq.sockets.<name>.health.min-peers.
 * @param missingPeers Status of a socket that has fewer peers than it needs.
 * @param showPeers Whether addresses of peers are shown.
 * @param queueThreshold How full a queue has to be, from 0 to 1, to be reported as nearly
 * full.
 * @param stuckAfter For how long an I/O thread has to be at one thing to be called stuck.
 */
@ConfigurationProperties("zmq.health")
public record ZmqHealthProperties(@DefaultValue("0") int minPeers,
		@DefaultValue("out-of-service") MissingPeersStatus missingPeers, @DefaultValue("true") boolean showPeers,
		@DefaultValue("0.9") double queueThreshold, @DefaultValue("5s") Duration stuckAfter) {

	/**
	 * What a socket is that has fewer peers than it needs.
	 */
	public enum MissingPeersStatus {

		/** It should be given no work for now, though nothing here is broken. */
		OUT_OF_SERVICE,

		/** It is broken. */
		DOWN

	}

}
