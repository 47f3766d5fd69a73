package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When lost connections are made again.
 */
class ReconnectIntervalTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void lostConnectionIsMadeAgain(String scheme) {
		ZmqSocket server = this.sandbox.socket(SocketType.PAIR);
		ZmqSocket client = this.sandbox.socket(SocketType.PAIR);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(client);
		String endpoint = server.bind(this.sandbox.endpoint(scheme)).toString();
		client.connect(endpoint);
		bounce(client, server);
		server.unbind(endpoint);
		events.await(SocketEvent.Disconnected.class);
		events.await(SocketEvent.ConnectRetried.class);
		server.bind(endpoint);
		bounce(client, server);
		assertThat(client.stats().reconnects()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void infiniteIntervalMeansNever(String scheme) {
		ZmqSocket server = this.sandbox.socket(SocketType.PAIR);
		ZmqSocket client = this.sandbox.socket(SocketType.PAIR);
		client.set(SocketOption.RECONNECT_INTERVAL, SocketOption.INFINITE);
		EventLog events = EventLog.of(client);
		String endpoint = server.bind(this.sandbox.endpoint(scheme)).toString();
		client.connect(endpoint);
		bounce(client, server);
		server.unbind(endpoint);
		events.await(SocketEvent.ConnectStopped.class);
		server.bind(endpoint);
		assertThatExceptionOfType(ZmqTimeoutException.class)
			.isThrownBy(() -> server.awaitPeers(1, Duration.ofMillis(100)));
		assertThat(events.all(SocketEvent.ConnectRetried.class)).isEmpty();
	}

	@Test
	void intervalDoublesUpToItsMaximum() {
		ZmqSocket client = this.sandbox.socket(SocketType.DEALER);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		client.set(SocketOption.RECONNECT_INTERVAL_MAX, Duration.ofMillis(80));
		EventLog events = EventLog.of(client);
		client.connect("tcp://127.0.0.1:1");
		Waiting.until(() -> assertThat(events.all(SocketEvent.ConnectRetried.class)).hasSizeGreaterThanOrEqualTo(7));
		List<Duration> delays = events.all(SocketEvent.ConnectRetried.class)
			.stream()
			.map(SocketEvent.ConnectRetried::delay)
			.toList();
		assertThat(delays).allMatch((delay) -> delay.toMillis() <= 160);
		assertThat(delays.get(5)).as("%s", delays).isGreaterThan(delays.get(0));
		assertThat(events.all(SocketEvent.ConnectRetried.class))
			.allMatch((event) -> event.reason() == CloseReason.CONNECT_REFUSED);
	}

	private static void bounce(ZmqSocket client, ZmqSocket server) {
		client.send("ping");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("ping"));
		server.send("pong");
		assertThat(client.receive()).isEqualTo(ZmqMessage.of("pong"));
	}

}
