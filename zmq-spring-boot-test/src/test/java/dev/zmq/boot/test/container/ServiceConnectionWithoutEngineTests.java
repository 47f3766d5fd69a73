package dev.zmq.boot.test.container;

import dev.zmq.boot.test.peer.RequiresPyzmq;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;

/**
 * With everything of a container but the container.
 */
@RequiresPyzmq
@DirtiesContext
class ServiceConnectionWithoutEngineTests extends AbstractServiceConnectionTests {

	@ServiceConnection
	private static final ZmqPeerContainer container = withSockets(new PythonInPlaceOfContainer());

	@BeforeAll
	static void start() {
		container.start();
	}

	@AfterAll
	static void stop() {
		container.stop();
	}

	@Override
	ZmqPeerContainer container() {
		return container;
	}

}
