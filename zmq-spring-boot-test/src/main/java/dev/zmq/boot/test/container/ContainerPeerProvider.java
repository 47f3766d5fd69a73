package dev.zmq.boot.test.container;

import java.util.Map;

import dev.zmq.boot.test.peer.ZmqPeer;
import dev.zmq.boot.test.peer.ZmqPeerProvider;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/**
 * libzmq in a container ({@link ZmqPeerContainer}). The system property
 * {@code zmq.docker=required} demands it.
 */
public final class ContainerPeerProvider implements ZmqPeerProvider {

	private static final int FIRST_PORT = ZmqPeerContainer.CONTROL_PORT + 1;

	@Override
	public @Nullable String missing() {
		return DockerClientFactory.instance().isDockerAvailable() ? null
				: "No Docker engine found: start one, or name one in the environment variable DOCKER_HOST";
	}

	@Override
	public @Nullable String demandedBy() {
		return "required".equals(System.getProperty("zmq.docker")) ? "-Dzmq.docker=required" : null;
	}

	@Override
	public ZmqPeer start(Map<String, SocketType> sockets) {
		return start(sockets, new ZmqPeerContainer());
	}

	static ZmqPeer start(Map<String, SocketType> sockets, ZmqPeerContainer container) {
		int port = FIRST_PORT;
		for (Map.Entry<String, SocketType> socket : sockets.entrySet()) {
			container.withSocket(socket.getKey(), socket.getValue(), port++);
		}
		container.start();
		return new ContainerPeer(container);
	}

}
