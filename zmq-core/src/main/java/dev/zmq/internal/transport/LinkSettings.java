package dev.zmq.internal.transport;

import java.util.List;

import dev.zmq.option.KeepAlive;

/**
 * What links of a socket are configured with. −1 leaves a setting to the system.
 *
 * @param ipv6 whether IPv6 addresses may be used
 * @param backlog how many connections may wait to be accepted
 * @param sendBufferSize bytes
 * @param receiveBufferSize bytes
 * @param typeOfService the IP type of service
 * @param keepAlive TCP keep-alive
 * @param acceptFilters networks in CIDR notation that may connect, empty for all
 */
public record LinkSettings(boolean ipv6, int backlog, int sendBufferSize, int receiveBufferSize, int typeOfService,
		TcpKeepAlive keepAlive, List<String> acceptFilters) {

	/**
	 * TCP keep-alive (ZMQ_TCP_KEEPALIVE and its companions).
	 *
	 * @param mode whether it is on
	 * @param count probes before the connection counts as dead
	 * @param idleSeconds silence before the first probe
	 * @param intervalSeconds between probes
	 */
	public record TcpKeepAlive(KeepAlive mode, int count, int idleSeconds, int intervalSeconds) {
	}

}
