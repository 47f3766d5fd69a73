package dev.zmq.behaviour;

import java.time.Duration;
import java.util.Set;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ReconnectStop;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes a socket give up connecting.
 */
class ReconnectStopTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void refusedConnectionStops() {
		ZmqSocket client = client(ReconnectStop.CONNECTION_REFUSED);
		EventLog events = EventLog.of(client);
		client.connect("tcp://127.0.0.1:1");
		assertThat(events.await(SocketEvent.ConnectStopped.class).reason()).isEqualTo(CloseReason.CONNECT_REFUSED);
		assertThat(events.all(SocketEvent.ConnectRetried.class)).isEmpty();
	}

	@Test
	void refusedConnectionIsTriedAgainWithoutIt() {
		ZmqSocket client = client();
		EventLog events = EventLog.of(client);
		client.connect("tcp://127.0.0.1:1");
		Waiting.until(() -> assertThat(events.all(SocketEvent.ConnectRetried.class)).hasSizeGreaterThan(2));
		assertThat(events.all(SocketEvent.ConnectStopped.class)).isEmpty();
	}

	@Test
	void failedHandshakeStops() {
		ZmqSocket client = client(ReconnectStop.HANDSHAKE_FAILED);
		EventLog events = EventLog.of(client);
		try (RawServer server = RawServer.listen()) {
			client.connect(server.endpoint());
			server.accept().close();
			events.await(SocketEvent.ConnectStopped.class);
			assertThat(server.sees(Duration.ofMillis(100))).isFalse();
		}
	}

	@Test
	void failedHandshakeIsTriedAgainWithoutIt() {
		ZmqSocket client = client(ReconnectStop.CONNECTION_REFUSED);
		EventLog events = EventLog.of(client);
		try (RawServer server = RawServer.listen()) {
			client.connect(server.endpoint());
			server.accept().close();
			assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isIn(CloseReason.PEER_CLOSED,
					CloseReason.IO_ERROR);
			server.accept().close();
		}
	}

	@Test
	void protocolErrorStopsAlways() {
		ZmqSocket client = client();
		EventLog events = EventLog.of(client);
		try (RawServer server = RawServer.listen()) {
			client.connect(server.endpoint());
			try (RawPeer raw = server.accept()) {
				raw.trySend(Zmtp.concat(Zmtp.greeting(1), Zmtp.ready(SocketType.PUB)));
				raw.awaitEnd();
			}
			assertThat(events.await(SocketEvent.ConnectStopped.class).reason())
				.isEqualTo(CloseReason.INCOMPATIBLE_SOCKET_TYPE);
			assertThat(server.sees(Duration.ofMillis(100))).isFalse();
		}
	}

	@Test
	void disconnectWhileReconnectingStops() {
		ZmqSocket client = client(ReconnectStop.AFTER_DISCONNECT);
		EventLog events = EventLog.of(client);
		int port = freePort();
		String endpoint = "tcp://127.0.0.1:" + port;
		client.connect(endpoint);
		events.await(SocketEvent.ConnectRetried.class);
		client.disconnect(endpoint);
		try (RawServer server = RawServer.listen(port)) {
			assertThat(server.sees(Duration.ofMillis(100))).isFalse();
		}
	}

	/** An attempt that was under way may still arrive, but is the last one. */
	@Test
	void disconnectWithWaitingMessagesBeginsNoOtherAttemptIfSoWished() {
		ZmqSocket client = client(ReconnectStop.AFTER_DISCONNECT);
		try (RawServer server = disconnectedWithWaitingMessage(client)) {
			boolean wasUnderWay = server.sees(Duration.ofMillis(100));
			assertThat(wasUnderWay && server.sees(Duration.ofMillis(100))).isFalse();
		}
	}

	@Test
	void disconnectWithWaitingMessagesGoesOnConnectingWithoutIt() {
		ZmqSocket client = client();
		try (RawServer server = disconnectedWithWaitingMessage(client)) {
			server.accept().close();
			try (RawPeer raw = server.accept()) {
				raw.handshake(1, SocketType.DEALER);
				assertThat(raw.readFrame().text()).isEqualTo("waiting");
			}
		}
	}

	private static RawServer disconnectedWithWaitingMessage(ZmqSocket client) {
		client.set(SocketOption.LINGER, Duration.ofSeconds(10));
		client.set(SocketOption.RECONNECT_INTERVAL_MAX, Duration.ZERO);
		EventLog events = EventLog.of(client);
		int port = freePort();
		String endpoint = "tcp://127.0.0.1:" + port;
		client.connect(endpoint);
		client.send("waiting");
		events.await(SocketEvent.ConnectRetried.class);
		client.disconnect(endpoint);
		return RawServer.listen(port);
	}

	private static int freePort() {
		try (RawServer server = RawServer.listen()) {
			return server.port();
		}
	}

	private ZmqSocket client(ReconnectStop... stops) {
		ZmqSocket client = this.sandbox.socket(SocketType.DEALER);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(5));
		client.set(SocketOption.RECONNECT_STOP, Set.of(stops));
		return client;
	}

}
