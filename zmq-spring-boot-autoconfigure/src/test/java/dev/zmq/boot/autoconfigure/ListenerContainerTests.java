package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerDefaults;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.event.ZmqListenerStartedEvent;
import dev.zmq.spring.event.ZmqListenerStoppedEvent;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static dev.zmq.boot.autoconfigure.Applications.container;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Containers as an application has them: how many messages they handle at a time,
 * starting, stopping and pausing.
 */
class ListenerContainerTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void asManyMessagesAreHandledAtATimeAsConcurrencySays() {
		this.runner.withUserConfiguration(Concurrent.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://in", "workers=3")
			.run((context) -> {
				for (int i = 0; i < 6; i++) {
					template(context).convertAndSend("out", "m" + i);
				}
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(context.getBean(Concurrent.class).together).hasSize(6));
			});
	}

	@Test
	void nothingIsReadWhileAsManyMessagesAreHandledAsMayBe() {
		this.runner.withUserConfiguration(Slow.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://in")
			.run((context) -> {
				Slow slow = context.getBean(Slow.class);
				template(context).convertAndSend("out", "one");
				assertThat(slow.entered.await(10, TimeUnit.SECONDS)).isTrue();
				template(context).convertAndSend("out", "two");
				ZmqSocket socket = context.getBean(ZmqSocketRegistry.class).getSocket("in");
				await().atMost(SOON).until(socket::isReadable);
				await().during(Duration.ofMillis(200)).atMost(SOON).until(socket::isReadable);
				assertThat(container(context, "slow").getInFlight()).isEqualTo(1);
				slow.leave.countDown();
				await().atMost(SOON).untilAsserted(() -> assertThat(slow.handled).containsExactly("one", "two"));
			});
	}

	@Test
	void unfinishedResultCountsAsBeingHandled() {
		this.runner.withUserConfiguration(Later.class).run((context) -> {
			Later later = context.getBean(Later.class);
			try (ZmqSocket dealer = context.getBean(ZmqContext.class).socket(SocketType.DEALER)) {
				dealer.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				dealer.connect(address(context, "later"));
				for (String number : List.of("1", "2", "3")) {
					dealer.send(ZmqMessage.of(number, "", number));
				}
				await().atMost(SOON).until(() -> later.open.size() == 2);
				assertThat(container(context, "later").getInFlight()).isEqualTo(2);
				later.open.get("2").complete("b");
				assertThat(dealer.receive().string(2)).isEqualTo("b");
				await().atMost(SOON).until(() -> later.open.size() == 3);
				later.open.get("3").complete("c");
				assertThat(dealer.receive().string(2)).isEqualTo("c");
				later.open.get("1").complete("a");
				assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("1", "", "a"));
				await().atMost(SOON).until(() -> container(context, "later").getInFlight() == 0);
			}
		});
	}

	@Test
	void listenerMayHaveAContainerFactoryOfItsOwn() {
		this.runner.withUserConfiguration(OwnFactory.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in")
			.run((context) -> assertThat(container(context, "fussy").isAutoStartup()).isFalse());
	}

	@Test
	void startAndStopArePublished() {
		this.runner.withUserConfiguration(ListenerTests.Quotes.class, Events.class).run((context) -> {
			container(context, "mono").stop();
			container(context, "mono").stop();
			assertThat(context.getBean(Events.class).seen).contains("started mono", "stopped mono")
				.containsOnlyOnce("stopped mono");
		});
	}

	@Test
	void handlersRunOnVirtualThreadsWhenBootSaysSo() {
		this.runner.withUserConfiguration(Threads.class)
			.withPropertyValues("spring.threads.virtual.enabled=true", "zmq.sockets.in.type=PULL",
					"zmq.sockets.in.bind=inproc://in", "zmq.sockets.out.type=PUSH",
					"zmq.sockets.out.connect=inproc://in")
			.run((context) -> {
				template(context).convertAndSend("out", "x");
				Thread thread = context.getBean(Threads.class).thread.get(10, TimeUnit.SECONDS);
				boolean virtual = Runtime.version().feature() >= 21;
				assertThat(thread.getClass().getName().contains("Virtual")).isEqualTo(virtual);
				assertThat(thread.getName()).startsWith("zmq-");
			});
	}

	@Test
	void pausedContainerLeavesMessagesInTheQueue() {
		this.runner.withUserConfiguration(ListenerTests.Orders.class)
			.withPropertyValues("zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=inproc://orders",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://orders")
			.run((context) -> {
				ZmqListenerContainer container = container(context, "orders-listener");
				container.pause();
				await().atMost(SOON).until(container::isPaused);
				template(context).convertAndSend("out", new ListenerTests.Order("tea", 1));
				ZmqSocket socket = context.getBean(ZmqSocketRegistry.class).getSocket("orders");
				await().atMost(SOON).until(socket::isReadable);
				assertThat(context.getBean(ListenerTests.Orders.class).received).isEmpty();
				container.resume();
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(context.getBean(ListenerTests.Orders.class).received).hasSize(1));
			});
	}

	@Test
	void stopWaitsForTheMessageThatIsBeingHandledAndStartGoesOn() {
		this.runner.withUserConfiguration(Slow.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://in")
			.run((context) -> {
				Slow slow = context.getBean(Slow.class);
				ZmqListenerContainer container = container(context, "slow");
				template(context).convertAndSend("out", "one");
				assertThat(slow.entered.await(10, TimeUnit.SECONDS)).isTrue();
				CompletableFuture<Void> stopped = CompletableFuture.runAsync(container::stop);
				assertThat(container.getInFlight()).isEqualTo(1);
				slow.leave.countDown();
				stopped.get(10, TimeUnit.SECONDS);
				assertThat(slow.interrupted).isFalse();
				assertThat(slow.handled).containsExactly("one");
				template(context).convertAndSend("out", "two");
				container.start();
				await().atMost(SOON).untilAsserted(() -> assertThat(slow.handled).containsExactly("one", "two"));
			});
	}

	@Test
	void contextMayBeStoppedAndStartedAgain() {
		this.runner.withUserConfiguration(ListenerTests.Quotes.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ")
			.run((context) -> {
				for (int i = 0; i < 3; i++) {
					context.getBean(ZmqSocketRegistry.class)
						.getSocket("ask")
						.connect(address(context, "quote-service"));
					assertThat(template(context).convertSendAndReceive("ask", new ListenerTests.QuoteRequest("X"),
							ListenerTests.Quote.class))
						.isEqualTo(new ListenerTests.Quote("X", 1));
					context.getSourceApplicationContext().stop();
					context.getSourceApplicationContext().start();
				}
			});
	}

	@Test
	void listenerThatDoesNotStartByItselfWaits() {
		this.runner.withUserConfiguration(Manual.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in")
			.run((context) -> {
				assertThat(container(context, "manual").isRunning()).isFalse();
				container(context, "manual").start();
				assertThat(container(context, "manual").isRunning()).isTrue();
				assertThat(context.getBean(ZmqListenerEndpointRegistry.class).unregister("manual")).isTrue();
				assertThat(context.getBean(ZmqListenerEndpointRegistry.class).getIds()).isEmpty();
			});
	}

	static class Concurrent {

		final CyclicBarrier barrier = new CyclicBarrier(3);

		final Queue<String> together = new ConcurrentLinkedQueue<>();

		@ZmqListener(socket = "in", concurrency = "${workers}")
		void handle(String text) throws Exception {
			this.barrier.await(10, TimeUnit.SECONDS);
			this.together.add(text);
		}

	}

	static class Threads {

		final CompletableFuture<Thread> thread = new CompletableFuture<>();

		@ZmqListener(id = "threads", socket = "in")
		void handle(String text) {
			this.thread.complete(Thread.currentThread());
		}

	}

	static class Slow {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch leave = new CountDownLatch(1);

		final List<String> handled = new ArrayList<>();

		volatile boolean interrupted;

		@ZmqListener(id = "slow", socket = "in")
		void handle(String text) {
			this.entered.countDown();
			try {
				this.leave.await();
			}
			catch (InterruptedException ex) {
				this.interrupted = true;
			}
			this.handled.add(text);
		}

	}

	static class Later {

		final Map<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();

		@ZmqListener(id = "later", type = SocketType.REP, bind = "tcp://127.0.0.1:*", concurrency = "2")
		CompletableFuture<String> handle(String text) {
			CompletableFuture<String> result = new CompletableFuture<>();
			this.open.put(text, result);
			return result;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		ZmqListenerContainerFactory fussyFactory(ZmqSocketRegistry sockets, ZmqOperations operations,
				ZmqListenerContainerFactoryConfigurer configurer) {
			DefaultZmqListenerContainerFactory factory = new DefaultZmqListenerContainerFactory(sockets, operations);
			configurer.configure(factory);
			factory.setDefaults(new ZmqListenerDefaults(1, false, SOON));
			return factory;
		}

		@ZmqListener(id = "fussy", socket = "in", containerFactory = "fussyFactory")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

	static class Events {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@EventListener
		void started(ZmqListenerStartedEvent event) {
			this.seen.add("started " + event.getListenerId());
		}

		@EventListener
		void stopped(ZmqListenerStoppedEvent event) {
			this.seen.add("stopped " + event.getListenerId());
		}

	}

	static class Manual {

		@ZmqListener(id = "manual", socket = "in", autoStartup = "false")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
