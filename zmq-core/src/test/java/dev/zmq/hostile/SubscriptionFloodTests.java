package dev.zmq.hostile;

import java.util.Arrays;
import java.util.function.IntFunction;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Subscribers that CURVE has let in, and that subscribe and cancel without end.
 */
class SubscriptionFloodTests {

	private static final int FLOOD = 50_000;

	/** How many are sealed and written at once. */
	private static final int PIECE = 500;

	private static final long HEAP_MARGIN = 24L << 20;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqSocket publisher;

	private EventLog events;

	private Endpoint endpoint;

	private void publish(SocketType type, int subscriptions, long bytes) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		this.publisher = Armour.CURVE.server(this.sandbox.socket(context, type));
		this.publisher.set(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER, subscriptions);
		this.publisher.set(SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER, bytes);
		this.events = EventLog.of(this.publisher);
		this.endpoint = this.publisher.bind("tcp://127.0.0.1:*");
	}

	private RawSpeaker subscriber() {
		return new RawSpeaker(RawPeer.connect(this.endpoint), Armour.CURVE, false, RawSpeaker.metadata(SocketType.SUB))
			.shakeHands();
	}

	private void goodSubscriberGetsService() {
		GoodClient.getsService(this.publisher, this.endpoint, Armour.CURVE::client);
	}

	/** Sends commands until all are sent, or the other side has had enough. */
	private static void flood(RawSpeaker speaker, IntFunction<byte[]> command) {
		boolean open = true;
		for (int i = 0; i < FLOOD && open; i += PIECE) {
			byte[][] piece = new byte[PIECE][];
			for (int k = 0; k < PIECE; k++) {
				piece[k] = command.apply(i + k);
			}
			open = speaker.raw().trySend(Zmtp.concat(piece));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PUB", "XPUB" })
	void moreSubscriptionsThanAllowedEndTheConnection(SocketType type) {
		publish(type, 100, 1 << 20);
		try (RawSpeaker hostile = subscriber()) {
			flood(hostile, (i) -> hostile.command("SUBSCRIBE", Zmtp.ascii("topic " + i)));
			hostile.raw().awaitEnd();
		}
		awaitRefusal();
	}

	@ParameterizedTest
	@EnumSource(names = { "PUB", "XPUB" })
	void moreBytesOfSubscriptionsThanAllowedEndTheConnection(SocketType type) {
		publish(type, FLOOD, 10_000);
		byte[] topic = new byte[1000];
		try (RawSpeaker hostile = subscriber()) {
			flood(hostile, (i) -> {
				Arrays.fill(topic, (byte) i);
				return hostile.command("SUBSCRIBE", topic);
			});
			hostile.raw().awaitEnd();
		}
		awaitRefusal();
	}

	private void awaitRefusal() {
		this.events.awaitRefused(1, CloseReason.SUBSCRIPTION_LIMIT);
		Waiting.until(() -> assertThat(this.publisher.get(SocketOption.TOPICS_COUNT)).isZero());
		goodSubscriberGetsService();
	}

	/** What is cancelled does not count; there is always one subscription at most. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 40_000 })
	void subscribingAndCancellingWithoutEndLeavesNothing(int length) {
		publish(SocketType.PUB, 1, length + 100L);
		byte[] topic = new byte[length];
		Arrays.fill(topic, (byte) 't');
		int count = Math.min(FLOOD, 20_000_000 / length);
		try (RawSpeaker hostile = subscriber()) {
			long heap = Heap.used();
			for (int i = 0; i < count; i++) {
				hostile.raw().send(hostile.command((i % 2 == 0) ? "SUBSCRIBE" : "CANCEL", topic));
			}
			goodSubscriberGetsService();
			hostile.raw().send(hostile.command("SUBSCRIBE", Zmtp.ascii("fence")));
			this.publisher.awaitSubscribers("fence", 1, Patience.LIMIT);
			assertThat(Heap.used() - heap).isLessThan(HEAP_MARGIN);
			this.publisher.send("fence");
			assertThat(hostile.readFrame().text()).isEqualTo("fence");
		}
		assertThat(this.events.endings()).doesNotContain(CloseReason.SUBSCRIPTION_LIMIT);
		Waiting.until(() -> assertThat(this.publisher.get(SocketOption.TOPICS_COUNT)).isZero());
		goodSubscriberGetsService();
	}

	/** An XPUB tells its application of each, and hears no more than that one takes. */
	@Test
	void subscribingAndCancellingWithoutEndFillsNoXpubThatIsNotRead() throws InterruptedException {
		publish(SocketType.XPUB, 1, 1000);
		RawSpeaker hostile = this.sandbox.closing(subscriber());
		long heap = Heap.used();
		Thread flood = new Thread(() -> flood(hostile,
				(i) -> hostile.command((i % 2 == 0) ? "SUBSCRIBE" : "CANCEL", Zmtp.ascii("topic"))));
		flood.start();
		int limit = this.publisher.get(SocketOption.RECEIVE_HIGH_WATER_MARK);
		Waiting.until(() -> assertThat(this.publisher.peers()).allMatch((peer) -> peer.queues().receive() > 0));
		assertThat(Heap.used() - heap).isLessThan(HEAP_MARGIN);
		int heard = 0;
		while (heard < FLOOD) {
			ZmqMessage notification = this.publisher.receive();
			assertThat(notification.string(0)).isEqualTo(((heard % 2 == 0) ? "\1" : "\0") + "topic");
			assertThat(this.publisher.stats().queues().receive()).isLessThanOrEqualTo(2 * limit);
			heard++;
		}
		flood.join();
		goodSubscriberGetsService();
	}

}
