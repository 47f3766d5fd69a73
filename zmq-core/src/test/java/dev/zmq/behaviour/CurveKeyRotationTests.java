package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys of CURVE change while the sockets run.
 */
class CurveKeyRotationTests {

	private static final CurveKeyPair OLD = CurveKeyPair.generate();

	private static final CurveKeyPair NEW = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void serverChangesItsKeyWhileClientsFollowOneByOne() {
		ZmqSocket server = server(OLD);
		String endpoint = server.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket early = client(OLD);
		early.connect(endpoint);
		assertArrives(early, server);

		server.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(OLD.secretKey()));
		server.set(SocketOption.CURVE_SECRET_KEY, NEW.secretKey());
		ZmqSocket slow = client(OLD);
		ZmqSocket quick = client(NEW);
		slow.connect(endpoint);
		quick.connect(endpoint);
		for (ZmqSocket client : List.of(early, slow, quick)) {
			assertArrives(client, server);
		}

		server.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of());
		EventLog events = EventLog.of(server);
		ZmqSocket late = client(OLD);
		late.connect(endpoint);
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.KEY_MISMATCH);
		assertThat(failed.mechanism()).isEqualTo("CURVE");
		assertThat(failed.detail()).contains(NEW.publicText())
			.doesNotContain(NEW.secretText())
			.doesNotContain(OLD.publicText());
		for (ZmqSocket client : List.of(early, slow, quick)) {
			assertArrives(client, server);
		}
	}

	@Test
	void clientChangesToTheNewServerKeyWithItsNextAttempt() {
		ZmqSocket server = server(NEW);
		ZmqSocket client = client(OLD);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.detail()).contains("CURVE_SERVER_KEY");
		assertThat(failed.mechanism()).isEqualTo("CURVE");

		client.set(SocketOption.CURVE_SERVER_KEY, NEW.publicKey());
		assertArrives(client, server);
	}

	@Test
	void clientChangesItsOwnKeyWithItsNextConnection() {
		ZmqSocket server = server(NEW);
		ZmqSocket client = client(NEW);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(server);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		server.awaitPeers(1, Patience.LIMIT);
		assertThat(server.peers().get(0).publicKey()).isEqualTo(CLIENT.publicText());

		CurveKeyPair next = CurveKeyPair.generate();
		client.set(SocketOption.CURVE_SECRET_KEY, next.secretKey());
		server.disconnectPeer(server.peers().get(0));
		events.awaitHandshakes(2);
		assertThat(events.all(SocketEvent.HandshakeSucceeded.class).get(1).peer().publicKey())
			.isEqualTo(next.publicText());
	}

	@Test
	void wrongServerKeyIsTriedAgainLessAndLessOften() {
		ZmqSocket server = server(NEW);
		ZmqSocket client = client(OLD);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(16));
		EventLog events = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		events.awaitRefused(5, CloseReason.PEER_CLOSED);

		List<Duration> delays = events.all(SocketEvent.ConnectRetried.class)
			.stream()
			.map(SocketEvent.ConnectRetried::delay)
			.limit(4)
			.toList();
		for (int i = 0; i < delays.size(); i++) {
			assertThat(delays.get(i)).isBetween(Duration.ofMillis((16L << i) * 3 / 4), Duration.ofMillis(16L << i));
		}
	}

	@Test
	void keysOfAServerAreNoMoreThanFourAndNoneOfAClient() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		byte[] key = OLD.secretKey();
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(key, key, key, key)))
			.withMessageContaining("at most 3");
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(new byte[31])))
			.withMessageContaining("32 bytes");
		socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(key));
		assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.CURVE);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.connect("tcp://127.0.0.1:1"))
			.withMessageContaining("CURVE_SECRET_KEY");
		socket.set(SocketOption.CURVE_SECRET_KEY, key);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.connect("tcp://127.0.0.1:1"))
			.withMessageContaining("CURVE_PREVIOUS_SECRET_KEYS");
	}

	@Test
	void keysThatWereSetAreNobodyElsesToChange() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		byte[] key = OLD.secretKey();
		socket.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(key));
		key[0]++;
		assertThat(socket.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS)).containsExactly(OLD.secretKey());
	}

	private static void assertArrives(ZmqSocket client, ZmqSocket server) {
		String text = "message of " + System.identityHashCode(client);
		client.send(text);
		assertThat(server.receive()).isEqualTo(ZmqMessage.of(text));
	}

	private ZmqSocket server(CurveKeyPair keys) {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		socket.set(SocketOption.CURVE_SERVER, true);
		socket.set(SocketOption.CURVE_SECRET_KEY, keys.secretKey());
		return socket;
	}

	private ZmqSocket client(CurveKeyPair expected) {
		ZmqSocket socket = this.sandbox.socket(SocketType.PUSH);
		socket.set(SocketOption.CURVE_SECRET_KEY, CLIENT.secretKey());
		socket.set(SocketOption.CURVE_SERVER_KEY, expected.publicKey());
		return socket;
	}

}
