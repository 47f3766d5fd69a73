package dev.zmq.boot.test.container;

import dev.zmq.boot.test.peer.ZmqPeerTest;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * With a container.
 */
@ZmqPeerTest(ContainerPeerProvider.class)
@Testcontainers(disabledWithoutDocker = true)
class ServiceConnectionTests extends AbstractServiceConnectionTests {

	@Container
	@ServiceConnection
	private static final ZmqPeerContainer container = withSockets(new ZmqPeerContainer());

	@Override
	ZmqPeerContainer container() {
		return container;
	}

}
