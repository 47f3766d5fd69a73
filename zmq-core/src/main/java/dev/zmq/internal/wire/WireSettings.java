package dev.zmq.internal.wire;

import java.util.Map;

import dev.zmq.option.SocketType;

/**
 * What a {@link Wire} is configured with.
 *
 * @param socketType this side's socket type
 * @param routingId this side's routing id, empty if it announces none
 * @param metadata application properties to announce, X- names included
 * @param peerAddress the peer's address, which becomes the property Peer-Address
 * @param limits what the peer may make grow
 * @param heartbeat when to ask whether the peer is alive
 * @param security how peers are told apart, and kept from listening
 */
public record WireSettings(SocketType socketType, byte[] routingId, Map<String, String> metadata, String peerAddress,
		Limits limits, Heartbeat heartbeat, Security security) {

	/**
	 * What the peer may make grow, and how far.
	 *
	 * @param maxMessageSize bytes per message, all frames together; −1 for no limit
	 * @param maxFrames frames per message
	 * @param maxTopicLength bytes per subscription
	 * @param assembly the budget for bytes of unfinished messages
	 * @param store where frames are kept that are too large for memory
	 * @param borrowing whether the storage of messages is used again
	 */
	public record Limits(long maxMessageSize, int maxFrames, int maxTopicLength, AssemblyBudget assembly,
			FrameStore store, Borrowing borrowing) {
	}

	/**
	 * Heartbeat times, in nanoseconds (ZMQ_HEARTBEAT_IVL, _TIMEOUT, _TTL).
	 *
	 * @param intervalNanos between PINGs, 0 for none
	 * @param timeoutNanos how long to wait for any answer
	 * @param ttlNanos what the peer is told to wait for us, 0 for nothing
	 */
	public record Heartbeat(long intervalNanos, long timeoutNanos, long ttlNanos) {

		/** No heartbeat. */
		public static final Heartbeat OFF = new Heartbeat(0, 0, 0);

	}

}
