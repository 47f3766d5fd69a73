package dev.zmq.hostile;

import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that break the protocol or a limit, after a good handshake.
 */
class CommandAbuseTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(ints = { 5, 6 })
	void pingWithoutTimeToLiveIsRefused(int bodyLength) {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH,
				Zmtp.command("PING", new byte[bodyLength - "PING".length() - 1]));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(ints = { 17, 255, 480 })
	void pingWithLongContextIsRefused(int length) {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH, Zmtp.ping(0, new byte[length]));
		victim.servesGoodClients();
	}

	@Test
	void commandWithoutNameIsRefused() {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH, Zmtp.frame(Zmtp.COMMAND, new byte[0]));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH, Zmtp.frame(Zmtp.COMMAND, new byte[1]));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH,
				Zmtp.frame(Zmtp.COMMAND, new byte[] { 5, 'P', 'I', 'N', 'G' }));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(longs = { 100_000, 1 << 24, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE })
	void longCommandIsRefused(long length) {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MALFORMED_COMMAND, SocketType.PUSH, Zmtp.longHeader(Zmtp.COMMAND, length));
		victim.servesGoodClients();
	}

	@Test
	void secondReadyIsRefused() {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.UNEXPECTED_COMMAND, SocketType.PUSH, Zmtp.ready(SocketType.PUSH));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void tenThousandSubscriptionsAreAccepted(boolean commands) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		Victim victim = Victim.listen(pub);
		byte[][] subscriptions = new byte[10_000][];
		for (int i = 0; i < subscriptions.length; i++) {
			subscriptions[i] = commands ? Zmtp.subscribe("topic " + i) : Zmtp.subscriptionMessage(1, "topic " + i);
		}
		try (RawPeer raw = victim.attacker(SocketType.SUB)) {
			raw.send(subscriptions);
			Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(10_000));
			pub.send("topic 5000");
			assertThat(raw.readFrame().text()).isEqualTo("topic 5000");
		}
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isZero());
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void moreSubscriptionsThanAllowedAreRefused(boolean commands) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER, 100);
		Victim victim = Victim.listen(pub);
		byte[][] subscriptions = new byte[101][];
		for (int i = 0; i < subscriptions.length; i++) {
			subscriptions[i] = commands ? Zmtp.subscribe("topic " + i) : Zmtp.subscriptionMessage(1, "topic " + i);
		}
		victim.throwsOut(CloseReason.SUBSCRIPTION_LIMIT, SocketType.SUB, subscriptions);
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isZero());
		victim.servesGoodClients();
	}

	@Test
	void moreBytesOfSubscriptionsThanAllowedAreRefused() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER, 1000L);
		Victim victim = Victim.listen(pub);
		victim.throwsOut(CloseReason.SUBSCRIPTION_LIMIT, SocketType.SUB, Zmtp.subscribe("a".repeat(500)),
				Zmtp.subscribe("b".repeat(501)));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void topicTooLongIsRefused(boolean commands) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.MAX_TOPIC_LENGTH, 1000);
		Victim victim = Victim.listen(pub);
		String topic = "t".repeat(1001);
		victim.throwsOut(CloseReason.TOPIC_TOO_LONG, SocketType.SUB,
				commands ? Zmtp.subscribe(topic) : Zmtp.subscriptionMessage(1, topic));
		victim.servesGoodClients();
	}

	@Test
	void deepTopicsAreTakenAndGivenUp() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		Victim victim = Victim.listen(pub);
		try (RawPeer raw = victim.attacker(SocketType.SUB)) {
			raw.send(Zmtp.subscribe("t".repeat(65_536)), Zmtp.subscribe("t".repeat(40_000)));
			Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(2));
		}
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isZero());
		victim.servesGoodClients();
	}

	@Test
	void cancellingWhatIsNotSubscribedToDoesNothing() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		Victim victim = Victim.listen(xpub);
		try (RawPeer raw = victim.attacker(SocketType.SUB)) {
			raw.send(Zmtp.cancel("never"), Zmtp.cancel(""), Zmtp.subscribe("a"), Zmtp.subscribe("a"), Zmtp.cancel("a"),
					Zmtp.cancel("a"), Zmtp.subscribe("fence"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1a"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0a"));
			assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1fence"));
		}
	}

	@Test
	void messagesOfSubscribersAreDroppedByPub() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		Victim victim = Victim.listen(pub);
		byte[] message = Zmtp.message(new byte[] { 2, 3 }, new byte[1000]);
		byte[][] many = new byte[100][];
		Arrays.fill(many, message);
		try (RawPeer raw = victim.attacker(SocketType.SUB)) {
			long before = Heap.used();
			for (int i = 0; i < 500; i++) {
				raw.send(many);
			}
			raw.send(Zmtp.subscribe("fence"));
			pub.awaitSubscribers("fence", 1, PeerSocket.PATIENCE);
			assertThat(Heap.used() - before).isLessThan(20L * 1024 * 1024);
			assertThat(pub.stats().dropped(DropReason.NOT_RECEIVABLE)).isEqualTo(50_000);
			victim.servesGoodClients();
		}
	}

}
