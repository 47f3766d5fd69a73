package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqHandler;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Classes whose methods share the messages of one listener.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerHandlersTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"item":"tea","count":2} | order tea
			{"symbol":"ACME"}        | quote ACME
			[1,2]                    | numbers 2
			nonsense                 | other nonsense
			{"unknown":true}         | other {"unknown":true}
			""")
	void contentTellsWhichHandlerAMessageIsFor(String request, String reply) {
		this.runner.withBean(ByContent.class)
			.run((context) -> assertThat(ask(context, "inproc://by-content", request)).isEqualTo(reply));
	}

	@Test
	void messageThatIsForNoHandlerIsAnsweredAsUnreadable() {
		this.runner.withBean(WithoutDefault.class).run((context) -> {
			assertThat(ask(context, "inproc://without-default", "nonsense")).contains("unreadable-request");
			assertThat(ask(context, "inproc://without-default", "{\"item\":\" \",\"count\":1}"))
				.contains("invalid-request")
				.contains("blank");
			assertThat(ask(context, "inproc://without-default", "[3]")).isEqualTo("numbers 1");
		});
	}

	@Test
	void messageThatMayBeForSeveralHandlersIsNotGuessed(CapturedOutput output) {
		this.runner.withBean(Ambiguous.class).run((context) -> {
			assertThat(ask(context, "inproc://ambiguous", "{}")).contains("unreadable-request");
			await().atMost(SOON)
				.untilAsserted(
						() -> assertThat(output).contains("@ZmqListener on Ambiguous: it may be meant for each of")
							.contains("left(", "right("));
		});
	}

	@Test
	void topicTellsWhichHandlerAMessageIsFor() {
		this.runner.withBean(ByTopic.class)
			.withPropertyValues("zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=inproc://prices",
					"zmq.sockets.ticks.type=SUB", "zmq.sockets.ticks.connect=inproc://prices",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out", "europe=EUR")
			.run((context) -> {
				context.getBean(ZmqSocketRegistry.class).getSocket("prices").awaitSubscribers("", 1, SOON);
				template(context).publish("prices", "EUR.USD", "1");
				template(context).publish("prices", "EUR.GBP", "2");
				template(context).publish("prices", "CHF", "3");
				try (ZmqSocket pull = context.getBean(ZmqContext.class).socket(SocketType.PULL)) {
					pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					pull.connect("inproc://out");
					assertThat(pull.receive()).isEqualTo(ZmqMessage.of("others 3"));
				}
				assertThat(context.getBean(ByTopic.class).trace).containsExactly("longest EUR.USD 1", "euros 2");
			});
	}

	@Test
	void typeInTheHeadersTellsWhichHandlerAMessageIsFor() {
		this.runner.withUserConfiguration(ByType.class).run((context) -> {
			for (String type : List.of("Left", Right.class.getName(), "Nobody")) {
				template(context).convertAndSend("out", Map.of("name", type), Map.of(ZmqHeaders.TYPE_ID, type));
			}
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(context.getBean(ByType.class).trace).containsExactly("left Left",
						"right " + Right.class.getName(), "default Nobody"));
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { TwoDefaults.class, SamePayload.class, RawAmongOthers.class, TopicsOnPull.class })
	void handlersThatCannotBeToldApartStopTheApplication(Class<?> type) {
		this.runner.withUserConfiguration(type)
			.run((context) -> assertThat(context.getStartupFailure()).isNotNull()
				.hasMessageContaining(switch (type.getSimpleName()) {
					case "TwoDefaults" ->
						"has several default handlers: a(java.lang.String), b(byte[]); leave isDefault";
					case "SamePayload" -> "has two handlers for the same payload: ";
					case "RawAmongOthers" -> "has a handler for every payload, text(java.lang.String), among others: ";
					default -> "which has topics; make it a SUB, or remove the topics";
				})
				.hasMessageContaining("@ZmqListener on " + type.getSimpleName()));
	}

	private static String ask(AssertableApplicationContext context, String endpoint, String request) {
		try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
			req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
			req.connect(endpoint);
			req.send(request);
			return req.receive().string(0);
		}
	}

	record Order(@NotBlank String item, int count) {
	}

	record Quote(@NotNull String symbol) {
	}

	record Left(String name) {
	}

	record Right(String name) {
	}

	@ZmqListener(id = "by-content", type = SocketType.REP, bind = "inproc://by-content")
	static class ByContent {

		@ZmqHandler
		String order(@Valid Order order) {
			return "order " + order.item();
		}

		@ZmqHandler
		String quote(@Valid Quote quote) {
			return "quote " + quote.symbol();
		}

		@ZmqHandler
		String numbers(List<Integer> numbers) {
			return "numbers " + numbers.size();
		}

		@ZmqHandler(isDefault = true)
		String other(String text) {
			return "other " + text;
		}

	}

	@ZmqListener(id = "without-default", type = SocketType.REP, bind = "inproc://without-default")
	static class WithoutDefault {

		@ZmqHandler
		String order(@Valid Order order) {
			return "order " + order.item();
		}

		@ZmqHandler
		String numbers(List<Integer> numbers) {
			return "numbers " + numbers.size();
		}

	}

	@ZmqListener(id = "ambiguous", type = SocketType.REP, bind = "inproc://ambiguous")
	static class Ambiguous {

		@ZmqHandler
		String left(Left left) {
			return left.name();
		}

		@ZmqHandler
		String right(Right right) {
			return right.name();
		}

	}

	@ZmqListener(socket = "ticks")
	static class ByTopic {

		final Queue<String> trace = new ConcurrentLinkedQueue<>();

		@ZmqHandler(topics = "${europe}")
		void euros(String text) {
			this.trace.add("euros " + text);
		}

		@ZmqHandler(topics = { "EUR.USD", "EUR.CHF" })
		void longest(@Header(ZmqHeaders.TOPIC) String topic, String text) {
			this.trace.add("longest " + topic + " " + text);
		}

		@ZmqHandler
		@SendTo("out")
		String others(String text) {
			return "others " + text;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ZmqListener(socket = "in")
	static class ByType {

		final Queue<String> trace = new ConcurrentLinkedQueue<>();

		@ZmqHandler
		void left(Left left) {
			this.trace.add("left " + left.name());
		}

		@ZmqHandler
		void right(Right right) {
			this.trace.add("right " + right.name());
		}

		@ZmqHandler(isDefault = true)
		void other(Map<String, String> other) {
			this.trace.add("default " + other.get("name"));
		}

		@Bean
		static ZmqSocketDefinition in() {
			return ZmqSocketDefinition.builder("in", SocketType.PULL)
				.bind("inproc://by-type")
				.format(ZmqFormat.HEADERS)
				.build();
		}

		@Bean
		static ZmqSocketDefinition out() {
			return ZmqSocketDefinition.builder("out", SocketType.PUSH)
				.connect("inproc://by-type")
				.format(ZmqFormat.HEADERS)
				.build();
		}

	}

	@ZmqListener(id = "x", type = SocketType.PULL, bind = "inproc://x")
	static class TwoDefaults {

		@ZmqHandler(isDefault = true)
		void a(String text) {
			assertThat(text).isNull();
		}

		@ZmqHandler(isDefault = true)
		void b(byte[] bytes) {
			assertThat(bytes).isNull();
		}

	}

	@ZmqListener(id = "x", type = SocketType.PULL, bind = "inproc://x")
	static class SamePayload {

		@ZmqHandler
		void a(Order order) {
			assertThat(order).isNull();
		}

		@ZmqHandler
		void b(@Header(ZmqHeaders.SOCKET) String socket, Order order) {
			assertThat(order).isNull();
		}

	}

	@ZmqListener(id = "x", type = SocketType.PULL, bind = "inproc://x")
	static class RawAmongOthers {

		@ZmqHandler
		void order(Order order) {
			assertThat(order).isNull();
		}

		@ZmqHandler
		void text(String text) {
			assertThat(text).isNull();
		}

	}

	@ZmqListener(id = "x", type = SocketType.PULL, bind = "inproc://x")
	static class TopicsOnPull {

		@ZmqHandler(topics = "EUR")
		void text(String text) {
			assertThat(text).isNull();
		}

	}

}
