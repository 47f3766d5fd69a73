package dev.zmq.internal.transport;

import java.util.List;

import dev.zmq.option.KeepAlive;
import dev.zmq.option.TlsSettings;

/**
 * What links of a socket are configured with. −1 leaves a setting to the system.
 *
 * @param ipv6 whether IPv6 addresses may be used
 * @param accepting which connections are accepted
 * @param sendBufferSize bytes
 * @param receiveBufferSize bytes
 * @param typeOfService the IP type of service
 * @param keepAlive TCP keep-alive
 * @param tls what TLS is configured with, where there is TLS
 */
public record LinkSettings(boolean ipv6, Accepting accepting, int sendBufferSize, int receiveBufferSize,
		int typeOfService, TcpKeepAlive keepAlive, TlsSettings tls) {

	/**
	 * Which connections are accepted.
	 *
	 * @param backlog how many may wait for it
	 * @param filters networks in CIDR notation that may connect, empty for all
	 */
	public record Accepting(int backlog, List<String> filters) {
	}

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
