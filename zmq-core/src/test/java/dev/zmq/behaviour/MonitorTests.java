package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.monitor.Traffic;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.FaultLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which events are told, and in which order.
 */
class MonitorTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void bothSidesTellTheWholeStory(String scheme) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		EventLog server = EventLog.of(rep);
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		EventLog client = EventLog.of(req);
		Endpoint endpoint = rep.bind(this.sandbox.endpoint(scheme));
		req.connect(endpoint.toString());
		req.send("question");
		rep.receive();
		rep.send("answer");
		req.receive();
		server.awaitHandshakes(1);
		client.awaitHandshakes(1);
		req.close();
		assertThat(server.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.PEER_CLOSED);
		rep.close();
		server.await(SocketEvent.MonitorStopped.class);
		client.await(SocketEvent.MonitorStopped.class);
		assertThat(names(server)).startsWith("Listening", "Accepted", "HandshakeSucceeded", "Disconnected")
			.endsWith("MonitorStopped");
		assertThat(names(client)).startsWith("ConnectDelayed", "Connected", "HandshakeSucceeded")
			.endsWith("MonitorStopped");
		assertThat(server.await(SocketEvent.Listening.class).endpoint()).isEqualTo(endpoint);
		PeerInfo peer = server.await(SocketEvent.HandshakeSucceeded.class).peer();
		assertThat(peer.socketType()).isEqualTo(SocketType.REQ);
		assertThat(peer.mechanism()).isEqualTo("NULL");
		assertThat(peer.zmtpMinor()).isEqualTo(1);
	}

	private static List<String> names(EventLog log) {
		return log.all().stream().map((event) -> event.getClass().getSimpleName()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void closingTellsOfEveryPeerAndThenNothingMore(String scheme) {
		for (int round = 0; round < 20; round++) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			EventLog events = EventLog.of(pull);
			String endpoint = pull.bind(this.sandbox.endpoint(scheme)).toString();
			List<ZmqSocket> pushes = new ArrayList<>();
			for (int i = 0; i < 5; i++) {
				ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
				push.connect(endpoint);
				pushes.add(push);
			}
			pull.awaitPeers(5, PeerSocket.PATIENCE);
			pushes.get(0).close();
			pull.close();
			events.await(SocketEvent.MonitorStopped.class);
			assertThat(events.endings()).hasSize(5);
			assertThat(names(events)).endsWith("MonitorStopped");
			pushes.forEach(ZmqSocket::close);
		}
	}

	@Test
	void failedHandshakeIsTold() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		EventLog events = EventLog.of(rep);
		try (RawPeer raw = RawPeer.connect(rep.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.ascii("not ZMTP"));
			SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
			assertThat(failed.reason()).isEqualTo(CloseReason.BAD_GREETING);
			assertThat(failed.remoteAddress()).contains(Integer.toString(raw.localPort()));
			assertThat(names(events)).containsExactly("Listening", "Accepted", "HandshakeFailed");
		}
	}

	@Test
	void failedBindIsTold() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		String endpoint = first.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		EventLog events = EventLog.of(second);
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> second.bind(endpoint));
		assertThat(events.await(SocketEvent.BindFailed.class).endpoint()).hasToString(endpoint);
	}

	@Test
	void closedListenerHearsNothingMore() throws Exception {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		List<SocketEvent> heard = new CopyOnWriteArrayList<>();
		AutoCloseable registration = pull.onEvent(heard::add);
		EventLog fence = EventLog.of(pull);
		pull.bind("tcp://127.0.0.1:*");
		fence.await(SocketEvent.Listening.class);
		Waiting.until(() -> assertThat(heard).hasSize(1));
		registration.close();
		pull.bind("tcp://127.0.0.1:*");
		Waiting.until(() -> assertThat(fence.all(SocketEvent.Listening.class)).hasSize(2));
		assertThat(heard).hasSize(1);
	}

	@Test
	void listenerThatThrowsDisturbsNobody() {
		FaultLog faults = this.sandbox.expectFaults();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.onEvent((event) -> {
			throw new IllegalStateException("on purpose");
		});
		EventLog events = EventLog.of(pull);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
		events.awaitHandshakes(1);
		Waiting.until(() -> assertThat(faults.all()).isNotEmpty()
			.allSatisfy((fault) -> assertThat(fault).hasMessage("on purpose")));
	}

	@Test
	void peersAreListedAndCanBeSentAway() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		EventLog events = EventLog.of(router);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		dealer.connect(router.bind("tcp://127.0.0.1:*").toString());
		router.awaitPeers(1, PeerSocket.PATIENCE);
		PeerInfo peer = router.peers().get(0);
		assertThat(peer.routingId()).asString().isEqualTo("me");
		assertThat(peer.remoteAddress()).contains("127.0.0.1:");
		assertThat(router.disconnectPeer(peer)).isTrue();
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.LOCAL_DISCONNECT);
		events.awaitHandshakes(2);
		assertThat(router.disconnectPeer(peer)).as("a peer that is gone").isFalse();
	}

	@Test
	void statisticsCountWhatHappened() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.connect(push.bind("tcp://127.0.0.1:*").toString());
		push.send("12345");
		push.send(ZmqMessage.of("12", "345"));
		pull.receive();
		pull.receive();
		assertThat(push.stats().sent()).isEqualTo(new Traffic(2, 10));
		assertThat(pull.stats().received()).isEqualTo(new Traffic(2, 10));
		assertThat(pull.stats().connections()).isEqualTo(1);
		assertThat(pull.stats().queues().receive()).isZero();
	}

}
