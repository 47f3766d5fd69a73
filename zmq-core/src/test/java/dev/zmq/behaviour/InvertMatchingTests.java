package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivery to those whose subscriptions do not match.
 */
class InvertMatchingTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void messageGoesToThoseWhoDidNotSubscribe() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.set(SocketOption.INVERT_MATCHING, true);
		String endpoint = pub.bind("inproc://inverse").toString();
		ZmqSocket without = subscriber(endpoint, "A");
		ZmqSocket with = subscriber(endpoint, "B");
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(2));
		pub.send("A1");
		pub.send("B1");
		pub.send("C1");
		assertThat(without.receive()).isEqualTo(ZmqMessage.of("B1"));
		assertThat(without.receive()).isEqualTo(ZmqMessage.of("C1"));
		assertThat(with.receive()).isEqualTo(ZmqMessage.of("A1"));
		assertThat(with.receive()).isEqualTo(ZmqMessage.of("C1"));
	}

	private ZmqSocket subscriber(String endpoint, String topic) {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.set(SocketOption.INVERT_MATCHING, true);
		sub.subscribe(topic);
		sub.connect(endpoint);
		return sub;
	}

}
