package dev.zmq.behaviour;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What publishers do when subscribers are slow.
 */
class PublisherHighWaterMarkTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "inproc", "tcp", "ipc" })
	void nothingIsLostWithinTheMarks(String scheme) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket sub = subscriber(pub, scheme);
		for (int i = 0; i < 1000; i++) {
			pub.send("message " + i);
		}
		for (int i = 0; i < 1000; i++) {
			assertThat(sub.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
	}

	@Test
	void slowSubscriberLosesWhatDoesNotFitAndNobodyElseDoes() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.SEND_HIGH_WATER_MARK, 5);
		ZmqSocket slow = this.sandbox.socket(SocketType.SUB);
		slow.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 5);
		ZmqSocket quick = this.sandbox.socket(SocketType.SUB);
		for (ZmqSocket sub : List.of(slow, quick)) {
			sub.subscribe("");
			if (sub == slow) {
				pub.bind("inproc://slow");
			}
			sub.connect("inproc://slow");
		}
		pub.awaitSubscribers("", 2, PeerSocket.PATIENCE);
		for (int i = 0; i < 100; i++) {
			pub.send("message " + i);
			assertThat(quick.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
		for (int i = 0; i < 10; i++) {
			assertThat(slow.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
		assertThat(slow.tryReceive()).isNull();
		assertThat(pub.stats().dropped(DropReason.HIGH_WATER_MARK)).isEqualTo(90);
	}

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "PUB", "XPUB" })
	void noDropMakesThePublisherWait(SocketType type) {
		ZmqSocket pub = this.sandbox.socket(type);
		pub.set(SocketOption.XPUB_NODROP, true);
		pub.set(SocketOption.SEND_HIGH_WATER_MARK, 5);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 5);
		sub.subscribe("");
		sub.connect(pub.bind("inproc://nodrop").toString());
		pub.awaitSubscribers("", 1, PeerSocket.PATIENCE);
		int sent = 0;
		while (pub.trySend(ZmqMessage.of("message " + sent))) {
			sent++;
		}
		assertThat(sent).isEqualTo(10);
		for (int i = 0; i < sent; i++) {
			assertThat(sub.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
		assertThat(sub.tryReceive()).isNull();
		assertThat(pub.trySend(ZmqMessage.of("room again"))).isTrue();
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("room again"));
	}

	@Test
	void noDropLosesNothingOverTcp() throws Exception {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.XPUB_NODROP, true);
		pub.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		ZmqSocket sub = subscriber(pub, "tcp");
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 20_000; i++) {
				pub.send("message " + i);
			}
		});
		for (int i = 0; i < 20_000; i++) {
			assertThat(sub.receive().string(0)).isEqualTo("message " + i);
		}
		sending.get(10, TimeUnit.SECONDS);
	}

	@Test
	void burstOfSubscriptionsBeyondTheMarkIsNotLost() {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		for (int i = 0; i < 5000; i++) {
			sub.subscribe("topic " + i + ";");
		}
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		sub.connect(pub.bind("tcp://127.0.0.1:*").toString());
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(5000));
		for (int i = 5000; i < 10_000; i++) {
			sub.subscribe("topic " + i + ";");
		}
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(10_000));
		pub.send("topic 9999;");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("topic 9999;"));
	}

	private ZmqSocket subscriber(ZmqSocket pub, String scheme) {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("");
		sub.connect(pub.bind(this.sandbox.endpoint(scheme)).toString());
		pub.awaitSubscribers("", 1, PeerSocket.PATIENCE);
		return sub;
	}

}
