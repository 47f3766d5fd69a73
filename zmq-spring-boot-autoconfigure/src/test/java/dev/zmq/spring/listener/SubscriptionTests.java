package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Topics that change while a container runs.
 */
class SubscriptionTests {

	private final Containers containers = new Containers();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.containers.close();
	}

	@Test
	void topicsMayBeAddedAndTakenBackAtRunTime() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.SUB)
			.properties((properties) -> properties.topics(List.of("EUR")))
			.start(this.handled::add);
		try (ZmqSocket pub = this.containers.peer(SocketType.PUB, "in")) {
			pub.awaitSubscribers("EUR", 1, SOON);
			assertThat(container.subscribe("USD")).isTrue();
			assertThat(container.subscribe("USD")).isFalse();
			pub.awaitSubscribers("USD", 1, SOON);
			publish(pub, "EUR", "USD", "GBP");
			await().atMost(SOON).untilAsserted(() -> assertThat(this.handled).containsExactly("of EUR", "of USD"));
			assertThat(container.unsubscribe("EUR")).isTrue();
			assertThat(container.unsubscribe("EUR")).isFalse();
			awaitNoSubscriber(pub, "EUR");
			publish(pub, "EUR", "USD");
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(this.handled).containsExactly("of EUR", "of USD", "of USD"));
			assertThat(container.getTopics()).containsExactly("USD");
		}
	}

	@Test
	void topicsOutlastARestart() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.SUB).start(this.handled::add);
		assertThat(container.getTopics()).containsExactly("");
		container.subscribe("USD");
		container.unsubscribe("");
		container.stop();
		try (ZmqSocket pub = this.containers.peer(SocketType.PUB, "in")) {
			awaitNoSubscriber(pub, "USD");
			container.start();
			pub.awaitSubscribers("USD", 1, SOON);
			publish(pub, "EUR", "USD");
			await().atMost(SOON).untilAsserted(() -> assertThat(this.handled).containsExactly("of USD"));
		}
	}

	@Test
	void onlySubscribersHaveTopics() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> container.subscribe("EUR"))
			.withMessageContaining("is a PULL; make it a SUB");
	}

	private static void publish(ZmqSocket pub, String... topics) {
		for (String topic : topics) {
			pub.send(ZmqMessage.of(topic, "of " + topic));
		}
	}

	private static void awaitNoSubscriber(ZmqSocket pub, String topic) {
		await().atMost(SOON).until(() -> {
			try {
				pub.awaitSubscribers(topic, 1, Duration.ofMillis(1));
				return false;
			}
			catch (ZmqTimeoutException ex) {
				return true;
			}
		});
	}

}
