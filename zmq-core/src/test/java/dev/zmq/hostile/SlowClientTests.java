package dev.zmq.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that say nothing, or too little, or too slowly.
 */
class SlowClientTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 10, 11, 12, 63, 64, 65, 70 })
	void clientThatStopsInTheHandshakeIsDisconnected(int bytes) {
		Victim victim = listen(Duration.ofMillis(200));
		byte[] all = Zmtp.concat(Zmtp.greeting(1), Zmtp.ready(SocketType.REQ));
		victim.refuses(CloseReason.HANDSHAKE_TIMEOUT, Arrays.copyOf(all, bytes));
		victim.servesGoodClients();
	}

	@Test
	void slowBytesDoNotProlongTheHandshake() {
		Victim victim = listen(Duration.ofMillis(300));
		byte[] all = Zmtp.concat(Zmtp.greeting(1), Zmtp.ready(SocketType.REQ));
		try (RawPeer raw = victim.attacker()) {
			// Where something could be read at once there would be no pause
			raw.read(Zmtp.GREETING);
			int sent = 0;
			while (sent < all.length && raw.trySend(new byte[] { all[sent] })) {
				sent++;
				raw.hears(Duration.ofMillis(20));
			}
			assertThat(victim.events().await(SocketEvent.HandshakeFailed.class).reason())
				.isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
		}
		victim.servesGoodClients();
	}

	@Test
	void silentClientsDoNotDisturbGoodOnes() {
		Victim victim = listen(Duration.ofSeconds(20));
		List<RawPeer> silent = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			RawPeer raw = victim.attacker();
			raw.send(Arrays.copyOf(Zmtp.greeting(1), (i % 2) * Zmtp.GREETING));
			silent.add(raw);
		}
		victim.servesGoodClients();
		Waiting.until(() -> assertThat(victim.socket().peers()).isEmpty());
		silent.forEach(RawPeer::close);
		Waiting.until(() -> assertThat(victim.events().endings()).hasSizeGreaterThanOrEqualTo(100));
	}

	@Test
	void oldestSilentClientsAreTurnedAwayBeyondTheLimit() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(SocketOption.MAX_PENDING_HANDSHAKES, 10);
		rep.set(SocketOption.HANDSHAKE_TIMEOUT, Duration.ofSeconds(3));
		Victim victim = Victim.listen(rep);
		List<RawPeer> silent = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			silent.add(victim.attacker());
		}
		assertThat(victim.events().await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.PENDING_HANDSHAKE_LIMIT);
		silent.forEach(RawPeer::awaitEnd);
		victim.servesGoodClients();
		silent.forEach(RawPeer::close);
	}

	@Test
	void connectionsBeyondTheLimitAreTurnedAway() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(SocketOption.MAX_CONNECTIONS, 3);
		Victim victim = Victim.listen(rep);
		List<RawPeer> peers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			peers.add(victim.attacker(SocketType.REQ));
		}
		try (RawPeer one = victim.attacker()) {
			one.awaitEnd();
		}
		assertThat(victim.events().await(SocketEvent.AcceptFailed.class).reason())
			.isEqualTo(CloseReason.CONNECTION_LIMIT);
		peers.forEach(RawPeer::close);
		Waiting.until(() -> assertThat(rep.stats().connections()).isZero());
		victim.servesGoodClients();
	}

	@Test
	void connectionsThatStillShakeHandsCountAndThoseOfOtherAddressesToo() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(SocketOption.MAX_CONNECTIONS, 3);
		Victim victim = Victim.listen(rep);
		Endpoint second = rep.bind("tcp://127.0.0.1:*");
		List<RawPeer> silent = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			silent.add((i % 2 == 0) ? victim.attacker() : RawPeer.connect(second));
			victim.events().awaitAccepted(i + 1);
		}
		try (RawPeer one = RawPeer.connect(second)) {
			one.awaitEnd();
		}
		assertThat(victim.events().await(SocketEvent.AcceptFailed.class).reason())
			.isEqualTo(CloseReason.CONNECTION_LIMIT);
		silent.forEach(RawPeer::close);
		victim.servesGoodClients();
	}

	@Test
	void clientsThatSayNothingKeepNobodyOutForLong() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(SocketOption.MAX_CONNECTIONS, 3);
		Victim victim = Victim.listen(rep);
		Endpoint second = rep.bind("tcp://127.0.0.1:*");
		List<RawPeer> peers = new ArrayList<>();
		peers.add(victim.attacker(SocketType.REQ));
		for (int i = 0; i < 2; i++) {
			peers.add(victim.attacker());
			victim.events().awaitAccepted(i + 2);
		}
		GoodClient.getsService(rep, second);
		assertThat(victim.events().await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.CONNECTION_LIMIT);
		peers.get(1).awaitEnd();
		assertThat(rep.peers()).as("who has shaken hands stays").isNotEmpty();
		peers.forEach(RawPeer::close);
		for (int i = 0; i < 3; i++) {
			ZmqSocket client = this.sandbox.socket(SocketType.REQ);
			client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
			client.connect(victim.endpoint().toString());
		}
		rep.awaitPeers(3, Duration.ofSeconds(10));
	}

	@Test
	void connectingSideTriesAgainAfterASilentServer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.HANDSHAKE_TIMEOUT, Duration.ofMillis(100));
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(push);
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			push.send("patience");
			try (RawPeer silent = server.accept()) {
				silent.send(Zmtp.greeting(1));
				silent.awaitEnd();
			}
			assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
				.isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
			try (RawPeer good = server.accept()) {
				good.handshake(1, SocketType.PULL);
				assertThat(good.readFrame().text()).isEqualTo("patience");
			}
		}
	}

	@Test
	void clientThatDoesNotReadDoesNotDisturbOthers() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		Victim victim = Victim.listen(pub);
		try (RawPeer deaf = RawPeer.connect(victim.endpoint(), 4096)) {
			deaf.handshake(1, SocketType.SUB);
			deaf.send(Zmtp.subscribe(""));
			pub.awaitSubscribers("", 1, Duration.ofSeconds(10));
			long before = Heap.used();
			for (int i = 0; i < 20_000; i++) {
				pub.send(new byte[10_000]);
			}
			assertThat(Heap.used() - before).as("bytes queued for a peer that does not read")
				.isLessThan(60L * 1024 * 1024);
			GoodClient.getsService(pub, victim.endpoint());
		}
	}

	private Victim listen(Duration handshakeTimeout) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(SocketOption.HANDSHAKE_TIMEOUT, handshakeTimeout);
		return Victim.listen(rep);
	}

}
