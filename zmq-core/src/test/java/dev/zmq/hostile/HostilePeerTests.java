package dev.zmq.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.Sandbox;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a peer can do at every stage of a connection, under every mechanism and
 * inside of TLS, to a server and to a client. After each attack a good peer gets service;
 * after all of them nothing is left of them.
 */
class HostilePeerTests {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration HEARTBEAT = Duration.ofMillis(500);

	private static final long HEAP_MARGIN = 24L << 20;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	static Stream<Row> rows() {
		return Row.all();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void nothingThatAPeerDoesAtAnyStageDisturbsOthers(Row row) {
		long seed = System.nanoTime();
		System.out.println("nothingThatAPeerDoesAtAnyStageDisturbsOthers: seed " + seed);
		Random random = new Random(seed);
		Target messages = target(SocketType.ROUTER, row);
		Target topics = target(SocketType.PUB, row);
		messages.servesGoodPeers();
		topics.servesGoodPeers();
		long heap = Heap.used();
		List<Attack> attacks = new ArrayList<>();
		for (Stage stage : Stage.values()) {
			Target target = (stage == Stage.SUBSCRIBING) ? topics : messages;
			for (Attack.Action action : Attack.Action.values()) {
				if (stage.existsIn(row)) {
					Attack attack = new Attack(target, stage, action);
					attack.begin(random);
					attacks.add(attack);
					target.servesGoodPeers();
				}
			}
		}
		dripAll(attacks);
		SoftAssertions softly = new SoftAssertions();
		for (Attack attack : attacks) {
			softly.assertThat(attack.expected()).as("%s, seed %d", attack, seed).contains(attack.ending());
		}
		softly.assertAll();
		messages.servesGoodPeers();
		topics.servesGoodPeers();
		messages.close();
		topics.close();
		attacks.clear();
		assertThat(Heap.used() - heap).as("what the attackers have left").isLessThan(HEAP_MARGIN);
	}

	/** All the slow ones at once, one byte each. */
	private static void dripAll(List<Attack> attacks) {
		boolean more = true;
		while (more) {
			more = false;
			for (Attack attack : attacks) {
				more |= attack.drip();
			}
		}
	}

	private Target target(SocketType type, Row row) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		ZmqSocket socket = this.sandbox.socket(context, type);
		socket.set(SocketOption.HANDSHAKE_TIMEOUT, HANDSHAKE_TIMEOUT);
		socket.set(SocketOption.HEARTBEAT_INTERVAL, HEARTBEAT);
		socket.set(SocketOption.HEARTBEAT_TIMEOUT, HEARTBEAT);
		// whoever was attacked once is not dialled again in this test
		socket.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMinutes(1));
		return new Target(socket, row);
	}

}
