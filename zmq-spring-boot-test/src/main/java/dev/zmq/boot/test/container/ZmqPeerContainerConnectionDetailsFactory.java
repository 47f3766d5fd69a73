package dev.zmq.boot.test.container;

import dev.zmq.boot.autoconfigure.ZmqConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Lets sockets of an application connect to those of the same name in a
 * {@link ZmqPeerContainer} with {@code @ServiceConnection}. Registered in
 * {@code META-INF/spring.factories}.
 */
final class ZmqPeerContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<ZmqPeerContainer, ZmqConnectionDetails> {

	@Override
	protected ZmqConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<ZmqPeerContainer> source) {
		return new PeerConnectionDetails(source);
	}

	private static final class PeerConnectionDetails extends ContainerConnectionDetails<ZmqPeerContainer>
			implements ZmqConnectionDetails {

		private PeerConnectionDetails(ContainerConnectionSource<ZmqPeerContainer> source) {
			super(source);
		}

		@Override
		public @Nullable SocketConnection getSocket(String name) {
			ZmqPeerContainer container = getContainer();
			return container.getSocketNames().contains(name) ? SocketConnection.to(container.getEndpoint(name)) : null;
		}

	}

}
