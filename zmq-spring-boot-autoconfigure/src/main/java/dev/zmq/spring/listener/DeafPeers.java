package dev.zmq.spring.listener;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.spring.support.InboundMessage;

/**
 * Peers that have not read their replies: nobody waits for them a second time, until they
 * read again. Thread-safe.
 */
final class DeafPeers {

	/** Peers come and go under names of their choice, which must not fill the heap. */
	private static final int MAX_PEERS = 1024;

	private static final ByteBuffer ONLY_PEER = ByteBuffer.allocate(0);

	private final Set<ByteBuffer> peers = ConcurrentHashMap.newKeySet();

	/** If there are too many to remember, all are taken for deaf. */
	boolean contains(InboundMessage request) {
		return !this.peers.isEmpty() && (this.peers.size() >= MAX_PEERS || this.peers.contains(key(request)));
	}

	void add(InboundMessage request) {
		if (this.peers.size() < MAX_PEERS) {
			this.peers.add(key(request));
		}
	}

	void remove(InboundMessage request) {
		if (!this.peers.isEmpty()) {
			this.peers.remove(key(request));
		}
	}

	private static ByteBuffer key(InboundMessage request) {
		return (request.envelope() > 0) ? ByteBuffer.wrap(request.message().frame(0)) : ONLY_PEER;
	}

}
