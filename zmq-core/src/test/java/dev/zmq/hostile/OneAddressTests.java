package dev.zmq.hostile;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who comes in great number from one address has to make place for others, and not the
 * other way round.
 */
class OneAddressTests {

	private static final String HONEST = "127.0.0.2";

	private static final String HOSTILE = "127.0.0.3";

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final List<RawPeer> crowd = new ArrayList<>();

	private Victim victim(SocketOption<Integer> option, int limit) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.set(option, limit);
		return Victim.listen(rep);
	}

	private void comes(Victim victim, int count) {
		for (int i = 0; i < count; i++) {
			int before = victim.events().all(SocketEvent.Accepted.class).size();
			this.crowd.add(this.sandbox.closing(RawPeer.connect(victim.endpoint(), HOSTILE)));
			victim.events().awaitAccepted(before + 1);
		}
	}

	private RawPeer honest(Victim victim) {
		int before = victim.events().all(SocketEvent.Accepted.class).size();
		RawPeer honest = this.sandbox.closing(RawPeer.connect(victim.endpoint(), HONEST));
		honest.send(Zmtp.greeting(1));
		victim.events().awaitAccepted(before + 1);
		return honest;
	}

	/** Goes on where {@link #honest} has stopped. */
	private static void getsIn(RawPeer honest) {
		honest.send(Zmtp.ready(SocketType.REQ));
		honest.read(Zmtp.GREETING);
		assertThat(honest.readFrame().name()).isEqualTo("READY");
	}

	@Test
	void pendingHandshakesOfOneAddressPushOutTheirOwnOnly() {
		Victim victim = victim(SocketOption.MAX_PENDING_HANDSHAKES, 5);
		RawPeer first = honest(victim);
		comes(victim, 100);
		RawPeer second = honest(victim);
		comes(victim, 100);
		this.crowd.subList(0, 197).forEach(RawPeer::awaitEnd);
		Waiting.until(() -> assertThat(victim.events().endings()).hasSize(197));
		assertThat(victim.events().endings()).containsOnly(CloseReason.PENDING_HANDSHAKE_LIMIT);
		getsIn(first);
		getsIn(second);
		victim.servesGoodClients();
	}

	@Test
	void pendingHandshakesOfManyAddressesGoInTheOrderOfTheirComing() {
		Victim victim = victim(SocketOption.MAX_PENDING_HANDSHAKES, 3);
		List<RawPeer> peers = new ArrayList<>();
		for (int i = 2; i < 8; i++) {
			peers.add(this.sandbox.closing(RawPeer.connect(victim.endpoint(), "127.0.0." + i)));
			victim.events().awaitAccepted(i - 1);
		}
		peers.subList(0, 3).forEach(RawPeer::awaitEnd);
		peers.get(5).send(Zmtp.greeting(1));
		getsIn(peers.get(5));
		Waiting.until(() -> assertThat(victim.events().endings()).hasSize(3));
	}

	@Test
	void handshakesOfOneAddressThatFillTheSocketGiveWayBeforeThoseOfOthers() {
		Victim victim = victim(SocketOption.MAX_CONNECTIONS, 4);
		RawPeer honest = honest(victim);
		comes(victim, 3);
		victim.servesGoodClients();
		this.crowd.get(0).awaitEnd();
		Waiting.until(() -> assertThat(victim.events().endings()).contains(CloseReason.CONNECTION_LIMIT));
		getsIn(honest);
	}

	@Test
	void connectionsOfOneAddressHaveALimitOfTheirOwn() {
		Victim victim = victim(SocketOption.MAX_CONNECTIONS_PER_ADDRESS, 2);
		comes(victim, 2);
		this.crowd.forEach((raw) -> raw.handshake(1, SocketType.REQ));
		victim.events().awaitHandshakes(2);
		try (RawPeer third = RawPeer.connect(victim.endpoint(), HOSTILE)) {
			third.awaitEnd();
		}
		SocketEvent.AcceptFailed failed = victim.events().await(SocketEvent.AcceptFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.CONNECTION_LIMIT);
		assertThat(failed.detail()).contains(HOSTILE).contains("MAX_CONNECTIONS_PER_ADDRESS");
		getsIn(honest(victim));
		victim.servesGoodClients();
		this.crowd.get(0).close();
		Waiting.until(() -> assertThat(victim.events().all(SocketEvent.Disconnected.class)).isNotEmpty());
		comes(victim, 1);
		this.crowd.get(2).handshake(1, SocketType.REQ);
	}

	@Test
	void silentConnectionOfAnAddressGivesWayToItsNextOne() {
		Victim victim = victim(SocketOption.MAX_CONNECTIONS_PER_ADDRESS, 1);
		RawPeer other = honest(victim);
		try (RawPeer silent = victim.attacker()) {
			victim.servesGoodClients();
			silent.awaitEnd();
		}
		Waiting.until(() -> assertThat(victim.events().endings()).contains(CloseReason.CONNECTION_LIMIT));
		getsIn(other);
	}

}
