package dev.zmq.boot.test.peer;

import java.util.Map;
import java.util.Set;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * Starts a kind of foreign program to test against. Implementations have a constructor
 * without arguments and are named in {@link ZmqPeerTest}.
 */
public interface ZmqPeerProvider {

	/** The types of socket that every peer knows, see {@link ZmqPeer}. */
	Set<SocketType> TYPES = Set.of(SocketType.REP, SocketType.ROUTER, SocketType.PUB, SocketType.PUSH, SocketType.PULL,
			SocketType.SUB);

	/**
	 * Returns what is missing on this machine to start such a peer, and how to get it.
	 * @return a sentence, or null if nothing is missing
	 */
	@Nullable String missing();

	/**
	 * Returns the setting that demands such a peer, so that a test without one fails
	 * instead of being skipped.
	 * @return such as {@code ZMQ_INTEROP=required} if it is set, otherwise null
	 */
	@Nullable String demandedBy();

	/**
	 * Starts a peer and waits until it answers.
	 * @param sockets the names and types of its sockets
	 * @return the peer
	 */
	ZmqPeer start(Map<String, SocketType> sockets);

}
