package dev.zmq.behaviour;

import java.util.List;

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
 * How many different topics are subscribed to.
 */
class TopicsCountTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "inproc", "tcp" })
	void bothSidesCountDifferentTopics(String scheme) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.connect(pub.bind(this.sandbox.endpoint(scheme)).toString());
		List<String> topics = List.of("A", "AB", "ABC", "B", "", "ABC");
		topics.forEach(sub::subscribe);
		assertThat(sub.get(SocketOption.TOPICS_COUNT)).isEqualTo(5);
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(5));
		sub.unsubscribe("ABC");
		assertThat(sub.get(SocketOption.TOPICS_COUNT)).as("ABC was subscribed to twice").isEqualTo(5);
		sub.unsubscribe("ABC");
		sub.unsubscribe("A");
		assertThat(sub.get(SocketOption.TOPICS_COUNT)).isEqualTo(3);
		Waiting.until(() -> assertThat(pub.get(SocketOption.TOPICS_COUNT)).isEqualTo(3));
	}

	@Test
	void topicOfSeveralSubscribersCountsOnce() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		String endpoint = xpub.bind("inproc://count").toString();
		for (int i = 0; i < 3; i++) {
			ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
			sub.subscribe("same");
			sub.connect(endpoint);
		}
		xpub.awaitSubscribers("same", 3, PeerSocket.PATIENCE);
		assertThat(xpub.get(SocketOption.TOPICS_COUNT)).isEqualTo(1);
	}

}
