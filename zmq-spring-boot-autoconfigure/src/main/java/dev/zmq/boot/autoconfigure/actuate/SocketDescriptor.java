package dev.zmq.boot.autoconfigure.actuate;

import java.util.List;
import java.util.Map;

import dev.zmq.spring.monitor.SocketMoment;
import org.jspecify.annotations.Nullable;

/**
 * All about a socket.
 *
 * @param name its name
 * @param type its type, as it is declared
 * @param state open or closed
 * @param failure why it could not be opened
 * @param bound the endpoints that it is bound to
 * @param connect the endpoints that it was told to connect to
 * @param traffic what went through it; null while it is closed
 * @param events what has happened to its connections; null while it is closed
 * @param peers its peers
 */
public record SocketDescriptor(String name, String type, String state, @Nullable String failure, List<String> bound,
		List<String> connect, @Nullable Traffic traffic, @Nullable Events events, List<Peer> peers) {

	/**
	 * What went through a socket.
	 *
	 * @param sent messages that were sent
	 * @param bytesSent bytes of those
	 * @param received messages that were received
	 * @param bytesReceived bytes of those
	 * @param dropped messages that came to nothing, by reason
	 * @param sendQueue what waits to be sent
	 * @param receiveQueue what waits to be received
	 * @param subscriptions how many different topics are subscribed to; null where there
	 * are no topics
	 */
	public record Traffic(long sent, long bytesSent, long received, long bytesReceived, Map<String, Long> dropped,
			Queue sendQueue, Queue receiveQueue, @Nullable Integer subscriptions) {
	}

	/**
	 * The queues of all peers in one direction.
	 *
	 * @param size how many messages wait
	 * @param highWaterMark how many may wait for each peer; 0 for no limit
	 */
	public record Queue(int size, int highWaterMark) {
	}

	/**
	 * What has happened to the connections of a socket.
	 *
	 * @param counts how often each has happened
	 * @param handshakeFailures handshakes that failed, by reason
	 * @param last what happened last
	 * @param lastError what last went wrong
	 */
	public record Events(Map<String, Long> counts, Map<String, Long> handshakeFailures, @Nullable SocketMoment last,
			@Nullable SocketMoment lastError) {
	}

	/**
	 * A peer.
	 *
	 * @param id a number of its own
	 * @param address where it is; empty within the process
	 * @param endpoint the endpoint that it came to, or that was connected to
	 * @param routingId its routing id in hexadecimal digits; empty if it has none
	 * @param type the type of its socket; null if it was not told
	 * @param mechanism the security mechanism
	 * @param userId who it is; null without authentication
	 * @param sendQueue how many messages wait for it
	 * @param receiveQueue how many of its messages wait
	 */
	public record Peer(long id, String address, String endpoint, String routingId, @Nullable String type,
			String mechanism, @Nullable String userId, int sendQueue, int receiveQueue) {
	}

}
