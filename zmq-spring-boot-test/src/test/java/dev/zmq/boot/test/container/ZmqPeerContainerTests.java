package dev.zmq.boot.test.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import dev.zmq.boot.test.peer.ZmqPeerScript;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.images.builder.Transferable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can be told of a container without starting it.
 */
class ZmqPeerContainerTests {

	@Test
	void socketsBecomeArgumentsAndExposedPorts() {
		ZmqPeerContainer container = new ZmqPeerContainer().withSocket("orders", "REP", 5555)
			.withSocket("ticks", SocketType.PUB, 5556);
		container.configure();
		assertThat(container.getCommandParts()).containsExactly("orders=REP:5555", "ticks=PUB:5556");
		assertThat(container.getExposedPorts()).containsExactlyInAnyOrder(ZmqPeerContainer.CONTROL_PORT, 5555, 5556);
		assertThat(container.getSocketNames()).containsExactlyInAnyOrder("orders", "ticks");
	}

	@Test
	void imageHasTheScriptAndStartsIt() throws IOException {
		Map<String, Transferable> files = ZmqPeerContainer.image("python:3.12-alpine").getTransferables();
		assertThat(files).containsOnlyKeys("zmq_peer.py", "Dockerfile");
		assertThat(new String(files.get("Dockerfile").getBytes(), StandardCharsets.UTF_8).lines()).containsExactly(
				"FROM python:3.12-alpine", "RUN pip install --no-cache-dir pyzmq==27.1.0",
				"COPY [\"zmq_peer.py\",\"/zmq_peer.py\"]",
				"ENTRYPOINT [\"python\",\"-u\",\"/zmq_peer.py\",\"--host\",\"0.0.0.0\",\"--control\",\"5550\"]");
		try (var script = ZmqPeerScript.class.getClassLoader().getResourceAsStream(ZmqPeerScript.RESOURCE)) {
			assertThat(script).isNotNull();
			assertThat(files.get("zmq_peer.py").getSize()).isEqualTo(script.readAllBytes().length);
		}
	}

	@Test
	void namesAndPortsAreThereOnce() {
		ZmqPeerContainer container = new ZmqPeerContainer().withSocket("orders", "REP", 5555);
		assertThatIllegalArgumentException().isThrownBy(() -> container.withSocket("orders", "PULL", 5556))
			.withMessageContaining("has a socket 'orders' already");
		assertThatIllegalArgumentException().isThrownBy(() -> container.withSocket("other", "PULL", 5555))
			.withMessageContaining("Port 5555");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> container.withSocket("other", "PULL", ZmqPeerContainer.CONTROL_PORT))
			.withMessageContaining("Port 5550");
		assertThatIllegalArgumentException().isThrownBy(() -> container.withSocket("other", "PAIR", 5557))
			.withMessageContaining("PAIR");
		assertThat(container.getSocketNames()).containsExactly("orders");
	}

	@Test
	void unknownSocketIsAnErrorThatNamesTheKnownOnes() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ZmqPeerContainer().withSocket("orders", "REP", 5555).getEndpoint("nobody"))
			.withMessageContaining("'nobody' among [orders]");
	}

	@Test
	void openPortThatDoesNotAnswerIsNotReady() {
		try (ZmqTestPeer mute = ZmqTestPeer.bind(SocketType.ROUTER)) {
			ZmqPeerContainer container = new MappedContainer(((TcpEndpoint) Endpoint.parse(mute.endpoint())).port());
			PingWaitStrategy strategy = new PingWaitStrategy(container);
			strategy.withStartupTimeout(Duration.ofMillis(50));
			assertThatExceptionOfType(ContainerLaunchException.class)
				.isThrownBy(() -> strategy.waitUntilReady(container))
				.withMessageContaining("did not answer within PT0.05S")
				.withCauseInstanceOf(ZmqTimeoutException.class);
			container.stop();
		}
	}

	@Test
	void systemPropertyDemandsAnEngine() {
		String before = System.setProperty("zmq.docker", "required");
		try {
			assertThat(new ContainerPeerProvider().demandedBy()).isEqualTo("-Dzmq.docker=required");
			System.setProperty("zmq.docker", "optional");
			assertThat(new ContainerPeerProvider().demandedBy()).isNull();
		}
		finally {
			if (before != null) {
				System.setProperty("zmq.docker", before);
			}
			else {
				System.clearProperty("zmq.docker");
			}
		}
	}

	private static final class MappedContainer extends ZmqPeerContainer {

		private final int port;

		private MappedContainer(int port) {
			this.port = port;
		}

		@Override
		public String getHost() {
			return "127.0.0.1";
		}

		@Override
		public Integer getMappedPort(int originalPort) {
			return this.port;
		}

	}

}
