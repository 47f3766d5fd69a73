package dev.zmq;

import dev.zmq.monitor.Traffic;

/**
 * What a {@link ZmqProxy} has done so far (libzmq: {@code STATISTICS} of
 * {@code zmq_proxy_steerable}). All numbers are of one moment, and only grow.
 *
 * @param frontendReceived what was taken from the frontend
 * @param frontendSent what was handed to the frontend
 * @param backendReceived what was taken from the backend
 * @param backendSent what was handed to the backend
 * @param captured copies that the capture socket has taken
 * @param captureLost copies that were left out because the capture socket could not take
 * them
 * @param undeliverable messages that the other side refused for good, see
 * {@link ZmqProxy}
 */
public record ZmqProxyStatistics(Traffic frontendReceived, Traffic frontendSent, Traffic backendReceived,
		Traffic backendSent, long captured, long captureLost, long undeliverable) {

}
