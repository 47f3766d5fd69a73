package dev.zmq.boot.test.container;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.boot.test.peer.ZmqPeer;

/**
 * A container as a peer.
 *
 * @param container the container, which runs
 */
record ContainerPeer(ZmqPeerContainer container) implements ZmqPeer {

	@Override
	public String endpoint(String socket) {
		return this.container.getEndpoint(socket);
	}

	@Override
	public List<ZmqMessage> awaitReceived(String socket, int count, Duration timeout) {
		return this.container.getControl().awaitReceived(socket, count, timeout);
	}

	@Override
	public void close() {
		this.container.stop();
	}

}
