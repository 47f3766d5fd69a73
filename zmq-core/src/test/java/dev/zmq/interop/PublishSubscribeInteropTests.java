package dev.zmq.interop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * PUB and XPUB with SUB and XSUB, in every pair, against every implementation.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class PublishSubscribeInteropTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Link link;

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void foreignSubscriberGetsWhatItSubscribedTo(SocketType type) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		PeerSocket sub = this.link.join(this.sandbox, pub, type);
		change(sub, type, 1, "A");
		change(sub, type, 1, "AB");
		change(sub, type, 1, "end");
		pub.awaitSubscribers("end", 1, PeerSocket.PATIENCE);
		publish(pub);
		assertThat(texts(sub, 3)).containsExactly("A1", "AB2", "end");
		change(sub, type, 0, "A");
		change(sub, type, 1, "again");
		pub.awaitSubscribers("again", 1, PeerSocket.PATIENCE);
		publish(pub);
		assertThat(texts(sub, 2)).containsExactly("AB2", "end");
	}

	private static void publish(ZmqSocket pub) {
		pub.send(ZmqMessage.of("B0"));
		pub.send(ZmqMessage.of("A1", "A"));
		pub.send(ZmqMessage.of("AB2"));
		pub.send(ZmqMessage.of("", "A"));
		pub.send(ZmqMessage.of("end"));
	}

	private static String[] texts(PeerSocket sub, int count) {
		String[] texts = new String[count];
		Arrays.setAll(texts, (i) -> sub.receive().string(0));
		return texts;
	}

	private static void change(PeerSocket sub, SocketType type, int kind, String topic) {
		if (type == SocketType.XSUB) {
			sub.send(notice(kind, topic));
		}
		else if (kind == 1) {
			sub.subscribe(topic);
		}
		else {
			sub.unsubscribe(topic);
		}
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void subscriberGetsWhatItSubscribedToFromForeignPublisher(SocketType type) {
		ZmqSocket sub = this.sandbox.socket(type);
		PeerSocket pub = this.link.join(this.sandbox, sub, SocketType.XPUB);
		sub.subscribe("A");
		assertThat(pub.receive()).isEqualTo(ZmqMessage.of(notice(1, "A")));
		sub.subscribe("AB");
		assertThat(pub.receive()).isEqualTo(ZmqMessage.of(notice(1, "AB")));
		pub.send("B0");
		pub.send("A1", "more");
		pub.send("AB2");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("A1", "more"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("AB2"));
		sub.unsubscribe("A");
		assertThat(pub.receive()).isEqualTo(ZmqMessage.of(notice(0, "A")));
		pub.send("A3");
		pub.send("AB4");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("AB4"));
	}

	@Test
	void subGetsEverythingFromForeignPub() {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		PeerSocket pub = this.link.join(this.sandbox, sub, SocketType.PUB);
		sub.subscribe("");
		Waiting.until("the subscription reaches the publisher", () -> {
			pub.send("probe");
			return sub.tryReceive(Duration.ofMillis(20)) != null;
		});
		for (int i = 0; i < 100; i++) {
			pub.send("topic " + i, "body");
		}
		ZmqMessage message = sub.receive();
		while (message.string(0).equals("probe")) {
			message = sub.receive();
		}
		for (int i = 0; i < 100; i++) {
			assertThat(message).isEqualTo(ZmqMessage.of("topic " + i, "body"));
			message = (i < 99) ? sub.receive() : message;
		}
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "SUB", "XSUB" })
	void xpubHearsForeignSubscriptions(SocketType type) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		PeerSocket sub = this.link.join(this.sandbox, xpub, type);
		change(sub, type, 1, "topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "topic")));
		change(sub, type, 1, "");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "")));
		xpub.send("anything");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("anything"));
		change(sub, type, 0, "topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(0, "topic")));
		change(sub, type, 0, "");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(0, "")));
	}

	@Test
	void repeatedSubscriptionsEndWithTheLastUnsubscription() {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		PeerSocket xpub = this.link.join(this.sandbox, sub, SocketType.XPUB);
		sub.subscribe("twice");
		sub.subscribe("twice");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "twice")));
		sub.unsubscribe("twice");
		sub.subscribe("fence");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "fence")));
		sub.unsubscribe("twice");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(0, "twice")));
	}

	@Test
	void foreignRepeatedSubscriptionsEndWithTheLastUnsubscription() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		PeerSocket sub = this.link.join(this.sandbox, xpub, SocketType.SUB);
		sub.subscribe("twice");
		sub.subscribe("twice");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "twice")));
		sub.unsubscribe("twice");
		sub.subscribe("fence");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "fence")));
		sub.unsubscribe("twice");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(0, "twice")));
	}

	@Test
	void xsubSpeaksToForeignXpub() {
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		PeerSocket xpub = this.link.join(this.sandbox, xsub, SocketType.XPUB);
		xsub.send(notice(1, "a"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "a")));
		xsub.send("user message");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("user message"));
	}

	@Test
	void foreignXsubSpeaksToXpub() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		PeerSocket xsub = this.link.join(this.sandbox, xpub, SocketType.XSUB);
		xsub.send(notice(1, "a"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "a")));
		xsub.send("user message");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("user message"));
	}

	/**
	 * A connecting XPUB keeps the subscriptions for when the subscriber is back, as
	 * libzmq does.
	 */
	@Test
	void xpubHearsOfLostForeignSubscribers() {
		assumeTrue(this.link.nearBinds());
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		PeerSocket sub = this.link.join(this.sandbox, xpub, SocketType.SUB);
		sub.subscribe("topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(1, "topic")));
		sub.close();
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of(notice(0, "topic")));
	}

	private static byte[] notice(int kind, String topic) {
		byte[] name = topic.getBytes(StandardCharsets.UTF_8);
		byte[] notice = new byte[1 + name.length];
		notice[0] = (byte) kind;
		System.arraycopy(name, 0, notice, 1, name.length);
		return notice;
	}

}
