package dev.zmq.behaviour;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a SUB receives.
 */
class SubscriptionTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "inproc", "tcp", "ipc" })
	void matchingIsByPrefixOfTheFirstFrame(String scheme) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe(new byte[] { 0, -1 });
		sub.subscribe("ab");
		sub.connect(pub.bind(this.sandbox.endpoint(scheme)).toString());
		pub.awaitSubscribers("ab", 1, PeerSocket.PATIENCE);
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(2));
		for (byte[] topic : List.of(new byte[0], new byte[] { 0 }, new byte[] { 0, -1 }, new byte[] { 0, -1, 7 },
				"a".getBytes(), "ab".getBytes(), "abc".getBytes(), "b".getBytes())) {
			pub.send(ZmqMessage.of(topic, "ab".getBytes()));
		}
		assertThat(sub.receive().frame(0)).containsExactly(0, -1);
		assertThat(sub.receive().frame(0)).containsExactly(0, -1, 7);
		assertThat(sub.receive().string(0)).isEqualTo("ab");
		assertThat(sub.receive().string(0)).isEqualTo("abc");
		assertThat(sub.tryReceive()).isNull();
	}

	@Test
	void unsubscribedTopicIsNotReceivedThoughItIsOnItsWay() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("a");
		sub.subscribe("b");
		sub.connect(pub.bind("inproc://late").toString());
		pub.send("a1");
		pub.send("b1");
		sub.unsubscribe("a");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("b1"));
	}

	@Test
	void allSubscribersGetEveryMessage() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		String tcp = pub.bind("tcp://127.0.0.1:*").toString();
		String ipc = pub.bind(this.sandbox.endpoint("ipc")).toString();
		String inproc = pub.bind("inproc://all").toString();
		List<ZmqSocket> subs = new ArrayList<>();
		for (String endpoint : List.of(tcp, ipc, inproc, tcp, ipc, inproc)) {
			ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
			sub.subscribe("");
			sub.connect(endpoint);
			subs.add(sub);
		}
		pub.awaitSubscribers("", 6, PeerSocket.PATIENCE);
		for (int i = 0; i < 200; i++) {
			pub.send("message " + i);
		}
		for (ZmqSocket sub : subs) {
			for (int i = 0; i < 200; i++) {
				assertThat(sub.receive()).isEqualTo(ZmqMessage.of("message " + i));
			}
		}
	}

	@Test
	void sendingAndReceivingTheWrongWayIsRefused() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.sandbox.socket(SocketType.SUB).send("x"))
			.withMessageContaining("SUB");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.sandbox.socket(SocketType.PUB).receive())
			.withMessageContaining("PUB");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.sandbox.socket(SocketType.DEALER).subscribe("x"))
			.withMessageContaining("DEALER");
	}

	@Test
	void secondConnectToTheSameEndpointDoesNothing() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("");
		String endpoint = pub.bind("tcp://127.0.0.1:*").toString();
		sub.connect(endpoint);
		sub.connect(endpoint);
		pub.awaitSubscribers("", 1, PeerSocket.PATIENCE);
		pub.send("once");
		pub.send("fence");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("once"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("fence"));
		assertThat(pub.peers()).hasSize(1);
	}

}
