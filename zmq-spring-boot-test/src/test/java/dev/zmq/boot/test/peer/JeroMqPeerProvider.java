package dev.zmq.boot.test.peer;

import java.util.Map;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * JeroMQ in this JVM.
 */
final class JeroMqPeerProvider implements ZmqPeerProvider {

	@Override
	public @Nullable String missing() {
		return null;
	}

	@Override
	public @Nullable String demandedBy() {
		return null;
	}

	@Override
	public ZmqPeer start(Map<String, SocketType> sockets) {
		return new JeroMqPeer(sockets);
	}

}
