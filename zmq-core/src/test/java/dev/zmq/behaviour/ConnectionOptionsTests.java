package dev.zmq.behaviour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Options of connections, as seen from both their ends.
 */
class ConnectionOptionsTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void propertiesOfEachSideCanBeReadOnTheOther() {
		ZmqSocket server = this.sandbox.socket(SocketType.DEALER);
		server.set(SocketOption.METADATA, Map.of("X-Zone", "berlin"));
		ZmqSocket client = this.sandbox.socket(SocketType.DEALER);
		client.set(SocketOption.METADATA, Map.of("X-Name", "scanner", "X-Version", "2"));
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("question");
		ZmqMessage question = server.receive();
		assertThat(question.property("X-Name")).isEqualTo("scanner");
		assertThat(question.property("X-Version")).isEqualTo("2");
		assertThat(question.property("X-Zone")).isNull();
		server.send("answer");
		assertThat(client.receive().property("X-Zone")).isEqualTo("berlin");
		assertThat(client.peers().get(0).handshake().properties()).containsEntry("X-Zone", "berlin");
	}

	@Test
	void valueThatWasReadMayBeChangedWithoutChangingTheSocket() {
		ZmqSocket socket = this.sandbox.socket(SocketType.DEALER);
		socket.set(SocketOption.ROUTING_ID, new byte[] { 'i', 'd' });
		socket.get(SocketOption.ROUTING_ID)[0] = 0;
		assertThat(socket.get(SocketOption.ROUTING_ID)).containsExactly('i', 'd');
		socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(new byte[32]));
		socket.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS).get(0)[0] = 1;
		assertThat(socket.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS).get(0)).containsOnly(0);
	}

	@Test
	void addressThatIsNotInTheFilterIsTurnedAway() {
		ZmqSocket server = this.sandbox.socket(SocketType.PULL);
		server.set(SocketOption.TCP_ACCEPT_FILTER, List.of("192.0.2.0/24"));
		EventLog events = EventLog.of(server);
		Endpoint refusing = server.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(refusing)) {
			raw.awaitEnd();
		}
		assertThat(events.await(SocketEvent.AcceptFailed.class).reason()).isEqualTo(CloseReason.ACCEPT_FILTERED);
		server.set(SocketOption.TCP_ACCEPT_FILTER, List.of("192.0.2.0/24", "127.0.0.0/8"));
		ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("hello"));
	}

	/** Linux leaves connections without an answer when enough wait to be accepted. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void attemptToConnectThatTakesTooLongIsGivenUp() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			InetSocketAddress address = (InetSocketAddress) full.getLocalSocketAddress();
			for (int i = 0; i < 8; i++) {
				SocketChannel waiting = this.sandbox.closing(SocketChannel.open());
				waiting.configureBlocking(false);
				waiting.connect(address);
			}
			ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
			client.set(SocketOption.CONNECT_TIMEOUT, Duration.ofMillis(50));
			EventLog events = EventLog.of(client);
			client.connect("tcp://127.0.0.1:" + address.getPort());
			assertThat(events.await(SocketEvent.ConnectRetried.class).reason()).isEqualTo(CloseReason.CONNECT_TIMEOUT);
		}
	}

}
