package dev.zmq.behaviour;

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

/**
 * Which subscriptions an XPUB passes to the application.
 */
class XpubVerboseTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void onlyFirstSubscriptionAndLastUnsubscriptionAreToldByDefault() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		String endpoint = xpub.bind("inproc://xpub").toString();
		ZmqSocket first = subscriber(endpoint);
		ZmqSocket second = subscriber(endpoint);
		first.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		second.subscribe("A");
		second.subscribe("B");
		assertThat(xpub.receive()).isEqualTo(notice(1, "B"));
		first.unsubscribe("A");
		first.subscribe("C");
		assertThat(xpub.receive()).isEqualTo(notice(1, "C"));
		second.unsubscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(0, "A"));
		assertThat(xpub.tryReceive()).isNull();
	}

	@Test
	void verboseTellsEverySubscription() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(SocketOption.XPUB_VERBOSE, true);
		String endpoint = xpub.bind("inproc://verbose").toString();
		ZmqSocket first = subscriber(endpoint);
		ZmqSocket second = subscriber(endpoint);
		first.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		second.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		first.unsubscribe("A");
		first.subscribe("fence");
		assertThat(xpub.receive()).isEqualTo(notice(1, "fence"));
		second.unsubscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(0, "A"));
	}

	@Test
	void verboserTellsEveryUnsubscriptionToo() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(SocketOption.XPUB_VERBOSER, true);
		String endpoint = xpub.bind("inproc://verboser").toString();
		ZmqSocket first = subscriber(endpoint);
		ZmqSocket second = subscriber(endpoint);
		first.subscribe("A");
		second.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		first.unsubscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(0, "A"));
		second.unsubscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(0, "A"));
	}

	@Test
	void lostSubscriberTakesItsTopicsAlong() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		String endpoint = xpub.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket first = subscriber(endpoint);
		ZmqSocket second = subscriber(endpoint);
		first.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(notice(1, "A"));
		second.subscribe("A");
		second.subscribe("B");
		assertThat(xpub.receive()).isEqualTo(notice(1, "B"));
		first.close();
		Waiting.until(() -> assertThat(xpub.peers()).hasSize(1));
		assertThat(xpub.tryReceive()).as("the second one still wants A").isNull();
		second.close();
		assertThat(List.of(xpub.receive(), xpub.receive())).containsExactlyInAnyOrder(notice(0, "A"), notice(0, "B"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 244, 245, 246, 254, 255, 256, 5000 })
	void topicsOfEveryLengthAreTold(int length) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		ZmqSocket sub = subscriber(xpub.bind("tcp://127.0.0.1:*").toString());
		String topic = "t".repeat(length);
		sub.subscribe(topic);
		assertThat(xpub.receive()).isEqualTo(notice(1, topic));
		xpub.send(topic + "!");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of(topic + "!"));
		sub.unsubscribe(topic);
		assertThat(xpub.receive()).isEqualTo(notice(0, topic));
	}

	@Test
	void subscriptionsTravelThroughAForwarder() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.connect(xsub.bind("tcp://127.0.0.1:*").toString());
		ZmqSocket sub = subscriber(xpub.bind("tcp://127.0.0.1:*").toString());
		sub.subscribe("");
		xsub.send(xpub.receive());
		pub.awaitSubscribers("any", 1, PeerSocket.PATIENCE);
		pub.send("any");
		xpub.send(xsub.receive());
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("any"));
	}

	private ZmqSocket subscriber(String endpoint) {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.connect(endpoint);
		return sub;
	}

	private static ZmqMessage notice(int kind, String topic) {
		return ZmqMessage.of((char) kind + topic);
	}

}
