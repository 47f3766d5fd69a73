package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqRemoteException;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.support.ZmqHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Listeners as an application has them, over real sockets.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class,
				ValidationAutoConfiguration.class, ZmqAutoConfiguration.class));

	private static ZmqTemplate template(AssertableApplicationContext context) {
		return context.getBean(ZmqTemplate.class);
	}

	private static String address(AssertableApplicationContext context, String socket) {
		return "tcp://127.0.0.1:" + context.getEnvironment().getProperty("local.zmq." + socket + ".port");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp://127.0.0.1:0", "inproc://orders" })
	void pullListenerGetsConvertedPayload(String endpoint) {
		this.runner.withUserConfiguration(Orders.class)
			.withPropertyValues("zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=" + endpoint)
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
					push.connect(sockets.getBoundEndpoints("orders").get(0).toString());
					push.send("{\"item\":\"tea\",\"count\":2}");
					await().atMost(SOON)
						.untilAsserted(() -> assertThat(context.getBean(Orders.class).received)
							.containsExactly(new Order("tea", 2)));
				}
			});
	}

	@Test
	void poisonMessageIsLoggedOnceAndStopsNothing(CapturedOutput output) {
		this.runner.withUserConfiguration(Orders.class)
			.withPropertyValues("zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=tcp://127.0.0.1:0")
			.run((context) -> {
				try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
					push.connect(address(context, "orders"));
					push.send("this is no JSON");
					push.send("{\"item\":\" \",\"count\":1}");
					push.send("{\"item\":\"bang\",\"count\":1}");
					push.send(new byte[] { 1 }, new byte[] { 2 });
					push.send("{\"item\":\"tea\",\"count\":2}");
					await().atMost(SOON)
						.untilAsserted(
								() -> assertThat(context.getBean(Orders.class).received).contains(new Order("tea", 2)));
				}
				String said = "Listener 'orders-listener' could not handle";
				assertThat(StringUtils.countOccurrencesOf(output.getAll(), said)).isEqualTo(4);
				assertThat(output).contains("Order bang cannot be handled");
			});
	}

	@Test
	void subListenerGetsTopicAndPayload() {
		this.runner.withUserConfiguration(Ticks.class)
			.withPropertyValues("zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=tcp://127.0.0.1:0",
					"topics=EUR,USD")
			.withInitializer((context) -> {
			})
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				sockets.getSocket("ticks").connect(address(context, "prices"));
				sockets.getSocket("prices").awaitSubscribers("EUR", 1, SOON);
				sockets.getSocket("prices").awaitSubscribers("USD", 1, SOON);
				template(context).publish("prices", "GBP", new Tick(3));
				template(context).publish("prices", "EUR", new Tick(1));
				template(context).publish("prices", "USD", new Tick(2));
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(context.getBean(Ticks.class).received)
						.containsExactly("EUR=Tick[value=1]", "USD=Tick[value=2]"));
			});
	}

	@Test
	void repListenerRepliesToRequestsOfEveryKind() {
		this.runner.withUserConfiguration(Quotes.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ", "zmq.sockets.ask-dealer.type=DEALER")
			.run((context) -> {
				String address = address(context, "quote-service");
				try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
					req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					req.connect(address);
					req.send("{\"symbol\":\"ACME\"}");
					assertThat(req.receive().string(0)).isEqualTo("{\"symbol\":\"ACME\",\"price\":4}");
				}
				for (String socket : List.of("ask", "ask-dealer")) {
					context.getBean(ZmqSocketRegistry.class).getSocket(socket).connect(address);
					assertThat(template(context).convertSendAndReceive(socket, new QuoteRequest("X"), Quote.class))
						.isEqualTo(new Quote("X", 1));
				}
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "future", "mono", "failed-future", "throw", "no-converter" })
	void requesterAlwaysGetsAnAnswer(String kind) {
		this.runner.withUserConfiguration(Quotes.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ")
			.run((context) -> {
				context.getBean(ZmqSocketRegistry.class).getSocket("ask").connect(address(context, "kinds"));
				if (kind.equals("future") || kind.equals("mono")) {
					context.getBean(ZmqSocketRegistry.class).getSocket("ask").disconnect(address(context, "kinds"));
					context.getBean(ZmqSocketRegistry.class).getSocket("ask").connect(address(context, kind));
					assertThat(template(context).convertSendAndReceive("ask", kind, String.class))
						.isEqualTo(kind + "!");
					return;
				}
				assertThatExceptionOfType(ZmqRemoteException.class)
					.isThrownBy(() -> template(context).convertSendAndReceive("ask", kind, String.class))
					.satisfies((ex) -> assertThat(ex.getProblem().kind()).isEqualTo("handler-failed"))
					.withMessageNotContaining("secret");
			});
	}

	@Test
	void requestThatIsUnreadableOrInvalidIsAnsweredWithTheReason() {
		this.runner.withUserConfiguration(Quotes.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ")
			.run((context) -> {
				context.getBean(ZmqSocketRegistry.class).getSocket("ask").connect(address(context, "quote-service"));
				assertThatExceptionOfType(ZmqRemoteException.class)
					.isThrownBy(() -> template(context).convertSendAndReceive("ask", "{", Quote.class))
					.satisfies((ex) -> assertThat(ex.getProblem().kind()).isEqualTo("unreadable-request"));
				assertThatExceptionOfType(ZmqRemoteException.class)
					.isThrownBy(() -> template(context).convertSendAndReceive("ask", new QuoteRequest(""), Quote.class))
					.satisfies((ex) -> assertThat(ex.getProblem().kind()).isEqualTo("invalid-request"))
					.satisfies((ex) -> assertThat(ex.getProblem().detail()).contains("symbol").contains("blank"));
			});
	}

	@Test
	void resultGoesToTheSocketOfSendTo() {
		this.runner.withUserConfiguration(Forwarding.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=tcp://127.0.0.1:0",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=tcp://127.0.0.1:0")
			.run((context) -> {
				ZmqContext zmq = context.getBean(ZmqContext.class);
				try (ZmqSocket push = zmq.socket(SocketType.PUSH); ZmqSocket pull = zmq.socket(SocketType.PULL)) {
					pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					pull.connect(address(context, "out"));
					push.connect(address(context, "in"));
					push.send("a");
					assertThat(pull.receive()).isEqualTo(ZmqMessage.of("<a>"));
				}
			});
	}

	@Test
	void parametersMayBeFramesMessagesAndHeaders() {
		this.runner.withUserConfiguration(Parameters.class)
			.withPropertyValues("zmq.sockets.in.type=ROUTER", "zmq.sockets.in.bind=tcp://127.0.0.1:0")
			.run((context) -> {
				try (ZmqSocket dealer = context.getBean(ZmqContext.class).socket(SocketType.DEALER)) {
					dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
					dealer.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					dealer.connect(address(context, "in"));
					dealer.send(ZmqMessage.of("id", "", "a", "b"));
					assertThat(dealer.receive())
						.isEqualTo(ZmqMessage.of("id", "", "me frames=2 whole=5 message=2 socket=in"));
				}
			});
	}

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
		this.runner.withUserConfiguration(Orders.class)
			.withPropertyValues("zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=inproc://orders",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://orders")
			.run((context) -> {
				ZmqListenerContainer container = container(context, "orders-listener");
				container.pause();
				await().atMost(SOON).until(container::isPaused);
				template(context).convertAndSend("out", new Order("tea", 1));
				ZmqSocket socket = context.getBean(ZmqSocketRegistry.class).getSocket("orders");
				await().atMost(SOON).until(socket::isReadable);
				assertThat(context.getBean(Orders.class).received).isEmpty();
				container.resume();
				await().atMost(SOON).untilAsserted(() -> assertThat(context.getBean(Orders.class).received).hasSize(1));
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
		this.runner.withUserConfiguration(Quotes.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ")
			.run((context) -> {
				for (int i = 0; i < 3; i++) {
					context.getBean(ZmqSocketRegistry.class)
						.getSocket("ask")
						.connect(address(context, "quote-service"));
					assertThat(template(context).convertSendAndReceive("ask", new QuoteRequest("X"), Quote.class))
						.isEqualTo(new Quote("X", 1));
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

	private static ZmqListenerContainer container(AssertableApplicationContext context, String id) {
		ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer(id);
		assertThat(container).isNotNull();
		return container;
	}

	record Order(@NotBlank String item, int count) {
	}

	record Tick(int value) {
	}

	record QuoteRequest(@NotBlank String symbol) {
	}

	record Quote(String symbol, int price) {
	}

	static class Orders {

		final Queue<Order> received = new ConcurrentLinkedQueue<>();

		@ZmqListener(id = "orders-listener", socket = "orders")
		void handle(@Valid Order order) {
			if (order.item().equals("bang")) {
				throw new IllegalArgumentException("Order bang cannot be handled");
			}
			this.received.add(order);
		}

	}

	static class Ticks {

		final Queue<String> received = new ConcurrentLinkedQueue<>();

		@ZmqListener(id = "ticks", type = SocketType.SUB, connect = "inproc://unused",
				topics = "#{'${topics}'.split(',')}")
		void tick(@Header(ZmqHeaders.TOPIC) String topic, Tick tick) {
			this.received.add(topic + "=" + tick);
		}

	}

	static class Quotes {

		@ZmqListener(id = "quote-service", type = SocketType.REP, bind = "tcp://127.0.0.1:*")
		Quote quote(@Valid QuoteRequest request) {
			return new Quote(request.symbol(), request.symbol().length());
		}

		@ZmqListener(id = "kinds", type = SocketType.REP, bind = "tcp://127.0.0.1:*")
		Object kinds(String kind) {
			return switch (kind) {
				case "failed-future" -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
				case "throw" -> throw new IllegalStateException("secret");
				default -> new Object() {

					public String getName() {
						throw new IllegalStateException("secret");
					}

				};
			};
		}

		@ZmqListener(id = "future", type = SocketType.REP, bind = "tcp://127.0.0.1:*")
		CompletableFuture<String> future(String text) {
			return CompletableFuture.supplyAsync(() -> text + "!");
		}

		@ZmqListener(id = "mono", type = SocketType.REP, bind = "tcp://127.0.0.1:*")
		Mono<String> mono(String text) {
			return Mono.just(text + "!");
		}

	}

	static class Forwarding {

		@ZmqListener(socket = "in")
		@SendTo("out")
		String forward(String text) {
			return "<" + text + ">";
		}

	}

	static class Parameters {

		@ZmqListener(socket = "in")
		Message<String> handle(@Header(ZmqHeaders.ROUTING_ID) byte[] routingId, List<byte[]> frames, ZmqMessage whole,
				Message<?> message, @Header(ZmqHeaders.SOCKET) String socket) {
			return MessageBuilder
				.withPayload(new String(routingId) + " frames=" + frames.size() + " whole=" + whole.size() + " message="
						+ ((List<?>) message.getPayload()).size() + " socket=" + socket)
				.build();
		}

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

	static class Manual {

		@ZmqListener(id = "manual", socket = "in", autoStartup = "false")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
