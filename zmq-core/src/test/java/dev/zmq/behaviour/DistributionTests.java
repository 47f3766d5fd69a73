package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which order messages go to several peers, and come from them.
 */
class DistributionTests {

	private static final int PEERS = 5;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@CsvSource({ "PUSH, PULL", "DEALER, REP", "DEALER, DEALER" })
	void messagesAreSentInTurn(SocketType from, SocketType to) {
		for (String scheme : List.of("inproc", "tcp", "ipc")) {
			ZmqSocket sender = this.sandbox.socket(from);
			List<ZmqSocket> receivers = peers(sender, to, scheme);
			for (int i = 0; i < 3 * PEERS; i++) {
				sender.send(ZmqMessage.of("", "message"));
			}
			for (ZmqSocket receiver : receivers) {
				for (int i = 0; i < ((to == SocketType.REP) ? 1 : 3); i++) {
					assertThat(receiver.receive()).isNotNull();
				}
			}
			receivers.forEach(ZmqSocket::close);
			sender.close();
		}
	}

	@Test
	void requestsAreSentInTurn() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		List<ZmqSocket> reps = peers(req, SocketType.REP, "tcp");
		for (int round = 0; round < 2; round++) {
			Set<ZmqSocket> asked = new HashSet<>();
			for (int i = 0; i < PEERS; i++) {
				req.send("question");
				ZmqSocket rep = awaitAsked(reps);
				assertThat(asked.add(rep)).as("asked once per round").isTrue();
				rep.send("answer");
				assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
			}
		}
	}

	private static ZmqSocket awaitAsked(List<ZmqSocket> reps) {
		AtomicReference<ZmqSocket> found = new AtomicReference<>();
		Waiting.until("a REP was asked", () -> {
			for (ZmqSocket rep : reps) {
				if (rep.tryReceive() != null) {
					found.set(rep);
				}
			}
			return found.get() != null;
		});
		return found.get();
	}

	@ParameterizedTest
	@CsvSource({ "PULL, PUSH", "DEALER, DEALER", "ROUTER, DEALER", "REP, REQ" })
	void messagesAreReceivedFairly(SocketType to, SocketType from) {
		ZmqSocket receiver = this.sandbox.socket(to);
		List<ZmqSocket> senders = peers(receiver, from, "tcp");
		int each = (from == SocketType.REQ) ? 1 : 3;
		for (int i = 0; i < PEERS; i++) {
			for (int k = 0; k < each; k++) {
				senders.get(i).send("from " + i);
			}
		}
		Waiting.until(() -> assertThat(receiver.stats().queues().receive()).isEqualTo(PEERS * each));
		for (int round = 0; round < each; round++) {
			Set<String> seen = new HashSet<>();
			for (int i = 0; i < PEERS; i++) {
				ZmqMessage message = receiver.receive();
				seen.add(message.string(message.size() - 1));
				if (to == SocketType.REP) {
					receiver.send("answer");
				}
			}
			assertThat(seen).as("round %s hears everybody once", round).hasSize(PEERS);
		}
	}

	@Test
	void busyPeerDoesNotStarveOthers() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		List<ZmqSocket> pushes = peers(pull, SocketType.PUSH, "tcp");
		ZmqSocket busy = pushes.get(0);
		for (int i = 0; i < 900; i++) {
			busy.send("busy");
		}
		Waiting.until(() -> assertThat(pull.stats().queues().receive()).isEqualTo(900));
		pushes.get(1).send("rare");
		Waiting.until(() -> assertThat(pull.stats().queues().receive()).isEqualTo(901));
		List<String> firstThree = List.of(pull.receive().string(0), pull.receive().string(0), pull.receive().string(0));
		assertThat(firstThree).contains("rare");
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "PUSH", "DEALER", "REQ", "PAIR" })
	void senderWithoutPeersWaits(SocketType type) {
		ZmqSocket sender = this.sandbox.socket(type);
		sender.bind("tcp://127.0.0.1:*");
		assertThat(sender.isWritable()).isFalse();
		assertThat(sender.trySend(ZmqMessage.of("x"))).isFalse();
		assertThat(sender.trySend(ZmqMessage.of("x"), Duration.ofMillis(10))).isFalse();
	}

	@Test
	void messagesForALostPeerAreLostAndCounted() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		Endpoint endpoint = push.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint, 4096)) {
			raw.handshake(1, SocketType.PULL);
			push.awaitPeers(1, PeerSocket.PATIENCE);
			byte[] body = new byte[100_000];
			while (push.trySend(ZmqMessage.of(body))) {
				assertThat(body).isNotEmpty();
			}
		}
		Waiting.until(() -> assertThat(push.peers()).isEmpty());
		Waiting.until(() -> assertThat(push.stats().dropped(DropReason.DISCONNECTED)).isGreaterThan(900));
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.connect(endpoint.toString());
		push.send("fresh");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("fresh"));
	}

	@Test
	void wholeMessageGoesToOnePeer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		List<ZmqSocket> pulls = peers(push, SocketType.PULL, "tcp");
		for (int i = 0; i < 2 * PEERS; i++) {
			push.send(ZmqMessage.of("a" + i, "b" + i, "c" + i, "d" + i));
		}
		for (ZmqSocket pull : pulls) {
			for (int i = 0; i < 2; i++) {
				ZmqMessage message = pull.receive();
				String number = message.string(0).substring(1);
				assertThat(message).isEqualTo(ZmqMessage.of("a" + number, "b" + number, "c" + number, "d" + number));
			}
		}
	}

	@Test
	void pairKeepsItsFirstPeer() {
		ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
		EventLog events = EventLog.of(pair);
		Endpoint endpoint = pair.bind("tcp://127.0.0.1:*");
		try (RawPeer first = RawPeer.connect(endpoint); RawPeer second = RawPeer.connect(endpoint)) {
			first.handshake(1, SocketType.PAIR);
			events.awaitHandshakes(1);
			second.send(Zmtp.greeting(1), Zmtp.ready(SocketType.PAIR), Zmtp.message("intruder"));
			second.awaitEnd();
			events.awaitRefused(1, CloseReason.SECOND_PEER);
			first.send(Zmtp.message("hello"));
			assertThat(pair.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
		Waiting.until(() -> assertThat(pair.peers()).isEmpty());
		try (RawPeer third = RawPeer.connect(endpoint)) {
			third.handshake(1, SocketType.PAIR);
			third.send(Zmtp.message("next"));
			assertThat(pair.receive()).isEqualTo(ZmqMessage.of("next"));
		}
	}

	private List<ZmqSocket> peers(ZmqSocket center, SocketType type, String scheme) {
		String endpoint = center.bind(this.sandbox.endpoint(scheme)).toString();
		List<ZmqSocket> peers = new ArrayList<>();
		for (int i = 0; i < PEERS; i++) {
			ZmqSocket peer = this.sandbox.socket(type);
			peer.connect(endpoint);
			peers.add(peer);
		}
		center.awaitPeers(PEERS, PeerSocket.PATIENCE);
		return peers;
	}

}
