package dev.zmq.internal.engine;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.monitor.HandshakeInfo;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.QueueDepths;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application who a peer is, from what its handshake has shown.
 */
final class Introduction {

	private Introduction() {
	}

	static PeerInfo of(WirePeer peer, Pipe pipe, Endpoint endpoint, String remoteAddress) {
		HandshakeInfo handshake = new HandshakeInfo(peer.mechanism(), peer.socketType(), peer.minor(), userId(peer),
				peer.properties());
		return new PeerInfo(pipe.id(), endpoint, remoteAddress, peer.routingId(), handshake,
				new QueueDepths(pipe.out().depth(), pipe.in().depth()));
	}

	static @Nullable String userId(WirePeer peer) {
		return peer.properties().get(Verdict.USER_ID);
	}

}
