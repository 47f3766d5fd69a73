package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static dev.zmq.boot.autoconfigure.Applications.container;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When containers start and stop, compared with what they and others need.
 */
class ContainerLifecycleTests {

	/** Where Spring Boot's web servers stop taking requests, and let them drain. */
	private static final int WEB_SERVER_DRAINS = SmartLifecycle.DEFAULT_PHASE - 1024;

	/** Where Spring Boot's web servers start and stop. */
	private static final int WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 2048;

	private final ApplicationContextRunner runner = Applications.runner()
		.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in", "zmq.sockets.feed.type=PUSH",
				"zmq.sockets.feed.connect=inproc://in", "zmq.sockets.out.type=PUSH",
				"zmq.sockets.out.bind=tcp://127.0.0.1:*");

	@Test
	void listenersStartLastAndStopFirstAndSocketsOutlastTheWebServer() {
		this.runner.run((context) -> {
			assertThat(context.getBean(ZmqListenerEndpointRegistry.class).getPhase())
				.isEqualTo(ZmqListenerContainer.PHASE)
				.isGreaterThan(WEB_SERVER_DRAINS);
			assertThat(context.getBean(ZmqSocketRegistry.class).getPhase()).isLessThan(WEB_SERVER);
		});
	}

	@Test
	void handlerMaySendWhileTheApplicationStops() {
		this.runner.withUserConfiguration(Forwarding.class).run((context) -> {
			try (ZmqContext other = ZmqContext.create(); ZmqSocket pull = other.socket(SocketType.PULL)) {
				pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				pull.connect(address(context, "out"));
				pull.awaitPeers(1, SOON);
				Forwarding forwarding = context.getBean(Forwarding.class);
				template(context).convertAndSend("feed", "last words");
				assertThat(forwarding.entered.await(10, TimeUnit.SECONDS)).isTrue();
				CompletableFuture<Void> stopped = CompletableFuture
					.runAsync(() -> context.getSourceApplicationContext().stop());
				await().atMost(SOON).until(() -> !context.getBean(ZmqListenerEndpointRegistry.class).isRunning());
				forwarding.leave.countDown();
				assertThat(pull.receive().string(0)).isEqualTo("last words");
				assertThat(stopped).succeedsWithin(SOON);
				assertThat(container(context, "forwarding").getStatistics().handled()).isEqualTo(1);
			}
		});
	}

	@Test
	void contextMayBeStoppedAndStartedInALoop() {
		this.runner.withUserConfiguration(Counting.class).run((context) -> {
			for (int i = 1; i <= 5; i++) {
				template(context).convertAndSend("feed", "m" + i);
				ZmqListenerContainer container = container(context, "counting");
				int count = i;
				await().atMost(SOON).until(() -> container.getStatistics().handled() == count);
				context.getSourceApplicationContext().stop();
				assertThat(container.isRunning()).isFalse();
				context.getSourceApplicationContext().start();
				assertThat(container.isRunning()).isTrue();
			}
			assertThat(context.getBean(Counting.class).texts).containsExactly("m1", "m2", "m3", "m4", "m5");
		});
	}

	static class Forwarding {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch leave = new CountDownLatch(1);

		private final ZmqTemplate template;

		Forwarding(ZmqTemplate template) {
			this.template = template;
		}

		@ZmqListener(id = "forwarding", socket = "in")
		void handle(String text) throws InterruptedException {
			this.entered.countDown();
			assertThat(this.leave.await(10, TimeUnit.SECONDS)).isTrue();
			this.template.convertAndSend("out", text);
		}

	}

	static class Counting {

		final List<String> texts = new java.util.concurrent.CopyOnWriteArrayList<>();

		@ZmqListener(id = "counting", socket = "in")
		void handle(String text) {
			this.texts.add(text);
		}

	}

}
