package dev.zmq.boot.autoconfigure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import dev.zmq.spring.support.ZmqHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.AliasFor;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.StringUtils;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static dev.zmq.boot.autoconfigure.Applications.container;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Listeners as an application has them, over real sockets: what they get, and what
 * becomes of their results and errors.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerTests {

	private final ApplicationContextRunner runner = Applications.runner();

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
	void messageThatIsNoRequestIsDroppedAndCounted() {
		this.runner.withUserConfiguration(Quotes.class).run((context) -> {
			try (ZmqSocket dealer = context.getBean(ZmqContext.class).socket(SocketType.DEALER)) {
				dealer.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				dealer.connect(address(context, "future"));
				dealer.send("no delimiter");
				dealer.send(ZmqMessage.of("", "good"));
				assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "good!"));
				assertThat(container(context, "future").getMalformedMessages()).isEqualTo(1);
			}
		});
	}

	@Test
	void requesterThatLeavesCostsItsReplyOnly() {
		this.runner.withUserConfiguration(ListenerContainerTests.Later.class)
			.withPropertyValues("zmq.sockets.ask.type=REQ")
			.run((context) -> {
				ListenerContainerTests.Later later = context.getBean(ListenerContainerTests.Later.class);
				ZmqSocket service = context.getBean(ZmqSocketRegistry.class).getSocket("later");
				try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
					req.connect(address(context, "later"));
					req.send("first");
					await().atMost(SOON).until(() -> later.open.size() == 1);
				}
				await().atMost(SOON).until(() -> service.peers().isEmpty());
				later.open.get("first").complete("nobody wants this");
				assertThat(container(context, "later").getDroppedReplies()).isEqualTo(1);
				context.getBean(ZmqSocketRegistry.class).getSocket("ask").connect(address(context, "later"));
				CompletableFuture<String> reply = template(context).request("ask", "second", String.class, SOON);
				await().atMost(SOON).until(() -> later.open.size() == 2);
				later.open.get("second").complete("good");
				assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo("good");
			});
	}

	@Test
	void methodMayListenToSeveralSocketsAndByAnAnnotationOfItsOwn() {
		this.runner.withUserConfiguration(Several.class)
			.withPropertyValues("zmq.sockets.a.type=PULL", "zmq.sockets.a.bind=inproc://a", "zmq.sockets.b.type=PULL",
					"zmq.sockets.b.bind=inproc://b")
			.run((context) -> assertThat(context.getBean(ZmqListenerEndpointRegistry.class).getIds())
				.containsExactly("listenerTests.Several.both.a", "listenerTests.Several.both.b", "own"));
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

	@Retention(RetentionPolicy.RUNTIME)
	@ZmqListener(type = SocketType.PULL, bind = "inproc://own")
	@interface OwnAnnotation {

		@AliasFor(annotation = ZmqListener.class)
		String id();

	}

	static class Several {

		@ZmqListener(socket = "a")
		@ZmqListener(socket = "b")
		void both(String text) {
			throw new IllegalStateException(text);
		}

		@OwnAnnotation(id = "own")
		void own(String text) {
			throw new IllegalStateException(text);
		}

	}

}
