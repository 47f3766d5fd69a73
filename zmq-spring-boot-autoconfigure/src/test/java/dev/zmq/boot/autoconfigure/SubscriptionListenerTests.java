package dev.zmq.boot.autoconfigure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.SocketTypeMismatchException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Listeners of XPUB sockets, which receive what is subscribed to.
 */
class SubscriptionListenerTests {

	private final ApplicationContextRunner runner = Applications.runner()
		.withPropertyValues("zmq.sockets.prices.type=XPUB", "zmq.sockets.prices.bind=tcp://127.0.0.1:0");

	@Test
	void xpubListenerIsToldOfSubscriptionsAndTheSocketStillPublishes() {
		this.runner.withUserConfiguration(Demand.class).run((context) -> {
			Queue<String> told = context.getBean(Demand.class).told;
			try (ZmqSocket sub = context.getBean(ZmqContext.class).socket(SocketType.SUB)) {
				sub.connect(address(context, "prices"));
				sub.subscribe("EUR");
				await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly("+EUR"));
				template(context).publish("prices", "EUR", "1.16");
				assertThat(sub.tryReceive(SOON)).isNotNull();
				sub.unsubscribe("EUR");
				await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly("+EUR", "-EUR"));
			}
		});
	}

	@Test
	void resultOfAnXpubListenerNeedsSomewhereToGo() {
		this.runner.withUserConfiguration(Talkative.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(SocketTypeMismatchException.class)
				.hasMessageContaining("which returns a value")
				.hasMessageContaining("@SendTo"));
	}

	static class Demand {

		private final Queue<String> told = new ConcurrentLinkedQueue<>();

		@ZmqListener(socket = "prices")
		void subscribed(byte[] frame) {
			this.told.add(((frame[0] == 1) ? "+" : "-") + new String(frame, 1, frame.length - 1));
		}

	}

	static class Talkative {

		@ZmqListener(socket = "prices")
		String subscribed(byte[] frame) {
			return "nobody hears this";
		}

	}

}
