package dev.zmq.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counters of a socket, as they were at one moment; each is right for itself, but
 * they are not read all at once. Immutable, and safe to use from every thread. All but
 * the queues and connections only grow.
 *
 * @param sent what the application has sent: handed to a peer's queue, or, by a PUB or
 * XPUB, published, whoever was there to get it
 * @param received what the application has received
 * @param dropped messages that came to nothing, by reason; reasons that never occurred
 * are missing
 * @param queues how many messages wait at present, over all peers
 * @param connections how many peers there are at present, their handshakes finished
 * @param reconnects how often a lost or failed connection was tried again
 * @param handshakeFailures handshakes that failed, by reason; reasons that never occurred
 * are missing
 * @param waits how often, and how long, callers had to wait for room to send
 * @param revoked peers that were disconnected since, asked about again, they were refused
 */
public record SocketStats(Traffic sent, Traffic received, Map<DropReason, Long> dropped, QueueDepths queues,
		int connections, long reconnects, Map<CloseReason, Long> handshakeFailures, SendWaits waits, long revoked) {

	/**
	 * Create the record; the maps are copied.
	 */
	public SocketStats {
		dropped = copy(DropReason.class, dropped);
		handshakeFailures = copy(CloseReason.class, handshakeFailures);
	}

	private static <E extends Enum<E>> Map<E, Long> copy(Class<E> type, Map<E, Long> counts) {
		Map<E, Long> copy = new EnumMap<>(type);
		copy.putAll(counts);
		return Collections.unmodifiableMap(copy);
	}

	/**
	 * Return how many messages came to nothing for one reason.
	 * @param reason the reason
	 * @return the number of messages
	 */
	public long dropped(DropReason reason) {
		return this.dropped.getOrDefault(reason, 0L);
	}

	/**
	 * Return how many handshakes failed for one reason.
	 * @param reason the reason
	 * @return the number of handshakes
	 */
	public long handshakeFailures(CloseReason reason) {
		return this.handshakeFailures.getOrDefault(reason, 0L);
	}

}
