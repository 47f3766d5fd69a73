package dev.zmq.raw;

import java.time.Duration;
import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawFrame;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Heartbeats with peers made by hand.
 */
class HeartbeatTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void peerThatStopsAnsweringIsDisconnected(int minor) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(50));
		router.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofMillis(100));
		EventLog events = EventLog.of(router);
		try (RawPeer raw = RawPeer.connect(router.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(minor, SocketType.DEALER);
			for (int i = 0; i < 3; i++) {
				assertThat(raw.readFrame().name()).isEqualTo("PING");
				raw.send(Zmtp.command("PONG"));
			}
			assertThat(events.endings()).isEmpty();
			raw.awaitEnd();
			assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.HEARTBEAT_TIMEOUT);
		}
	}

	@Test
	void everyTrafficCountsAsAnAnswer() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(100));
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			for (int i = 0; i < 5; i++) {
				assertThat(raw.readFrame().name()).isEqualTo("PING");
				raw.send(Zmtp.message("alive"));
				assertThat(pull.receive()).isEqualTo(ZmqMessage.of("alive"));
			}
			assertThat(events.endings()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "99, 0", "100, 1", "2550, 25", "25600, 256", "6553599, 65535" })
	void pingTellsTheTimeToLiveInTenthsOfASecond(int millis, int tenths) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(20));
		pull.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(60));
		pull.set(SocketOption.HEARTBEAT_TTL, Duration.ofMillis(millis));
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			RawFrame ping = raw.readFrame();
			assertThat(ping.flags()).isEqualTo(Zmtp.COMMAND);
			assertThat(ping.name()).isEqualTo("PING");
			assertThat(ping.data()).startsWith(tenths >> 8, tenths);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 15, 16 })
	void pongCarriesTheContextOfItsPing(int length) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		byte[] context = Zmtp.ascii("c".repeat(length));
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.ping(0, context));
			RawFrame pong = raw.readFrame();
			assertThat(pong.flags()).isEqualTo(Zmtp.COMMAND);
			assertThat(pong.name()).isEqualTo("PONG");
			assertThat(pong.data()).isEqualTo(context);
		}
	}

	@Test
	void silenceBeyondThePeersTimeToLiveEndsTheConnection() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.ping(2, new byte[0]));
			assertThat(raw.readFrame().name()).isEqualTo("PONG");
			assertThat(raw.awaitEnd()).isZero();
			assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.HEARTBEAT_TIMEOUT);
		}
	}

	@Test
	void nothingHappensWithoutTimeToLive() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.ping(0, new byte[0]));
			assertThat(raw.readFrame().name()).isEqualTo("PONG");
			assertThat(raw.hears(Duration.ofMillis(300))).isFalse();
		}
	}

	@Test
	void connectingSideReconnectsAfterAHeartbeatTimeout() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(50));
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			try (RawPeer silent = server.accept()) {
				silent.handshake(1, SocketType.PULL);
				silent.awaitEnd();
			}
			try (RawPeer again = server.accept()) {
				again.handshake(1, SocketType.PULL);
				push.send("still here");
				RawFrame frame = again.readFrame();
				while (frame.isCommand()) {
					again.send(Zmtp.command("PONG"));
					frame = again.readFrame();
				}
				assertThat(frame.text()).isEqualTo("still here");
			}
		}
	}

	@Test
	void manyPingsDoNotPileUpAnswers() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
		byte[] ping = Zmtp.ping(0, Zmtp.ascii("0123456789abcdef"));
		byte[][] many = new byte[10_000][];
		Arrays.fill(many, ping);
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.handshake(1, SocketType.PUSH);
			for (int i = 0; i < 20; i++) {
				raw.send(many);
			}
			raw.send(Zmtp.message("after the flood"));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("after the flood"));
			assertThat(raw.readFrame().name()).isEqualTo("PONG");
		}
	}

}
