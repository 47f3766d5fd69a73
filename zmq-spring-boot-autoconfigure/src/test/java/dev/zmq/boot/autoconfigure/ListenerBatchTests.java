package dev.zmq.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqHandler;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.BatchOverrides;
import dev.zmq.spring.config.InlineSocket;
import dev.zmq.spring.config.SimpleZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.config.ZmqListenerSettings;
import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.support.ZmqHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Methods that get several messages at a time.
 */
class ListenerBatchTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@ParameterizedTest
	@ValueSource(strings = { "payloads", "generics", "messages", "whole", "bytes", "any" })
	void batchMayBeAListOfPayloadsMessagesOrFrames(String kind) {
		this.runner.withUserConfiguration(Kinds.class).run((context) -> {
			try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
				push.connect("inproc://" + kind);
				push.send(kind.equals("generics") ? "[{\"item\":\"tea\"}]" : "{\"item\":\"tea\"}");
				push.send(kind.equals("generics") ? "[{\"item\":\"milk\"}]" : "{\"item\":\"milk\"}");
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(context.getBean(Kinds.class).trace)
						.containsExactly(kind + " [tea, milk]"));
			}
			assertThat(context.getBean(Kinds.class).errors).isEmpty();
		});
	}

	@Test
	void messageThatIsUnreadableOrInvalidFailsAloneAndTheOthersAreHandled() {
		this.runner.withUserConfiguration(Kinds.class).run((context) -> {
			try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
				push.connect("inproc://checked");
				push.send("nonsense");
				push.send("{\"item\":\"tea\"}");
				push.send("{\"item\":\" \"}");
				push.send("{\"item\":\"milk\"}");
				Kinds kinds = context.getBean(Kinds.class);
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(kinds.trace).containsExactly("checked [tea, milk]"));
				await().atMost(SOON).until(() -> kinds.errors.size() == 2);
				assertThat(kinds.errors).hasOnlyElementsOfType(InvalidMessageException.class);
			}
		});
	}

	@Test
	void eachRequesterGetsItsPartOfTheResult() {
		this.runner.withUserConfiguration(Kinds.class).run((context) -> {
			ZmqContext zmq = context.getBean(ZmqContext.class);
			try (ZmqSocket first = zmq.socket(SocketType.REQ); ZmqSocket second = zmq.socket(SocketType.REQ)) {
				for (ZmqSocket req : List.of(first, second)) {
					req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					req.connect("inproc://replies");
				}
				first.send("a");
				second.send("b");
				assertThat(first.receive()).isEqualTo(ZmqMessage.of("a of 2"));
				assertThat(second.receive()).isEqualTo(ZmqMessage.of("b of 2"));
			}
		});
	}

	@Test
	void adviceIsCalledOncePerBatch() {
		this.runner.withUserConfiguration(Kinds.class).run((context) -> {
			try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
				push.connect("inproc://advised");
				push.send("a");
				push.send("b");
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(context.getBean(Kinds.class).trace).containsExactly("advice",
							"advised [a, b]"));
			}
		});
	}

	@Test
	void lambdaMayGetBatches() {
		this.runner.run((context) -> {
			Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
			context.getBean(ZmqListenerEndpointRegistry.class)
				.register(SimpleZmqListenerEndpoint.receivingBatches(
						ZmqListenerSettings.on("lambda", InlineSocket.bound(SocketType.PULL, "inproc://lambda"))
							.batch(new BatchOverrides(3, SOON))
							.build(),
						(messages) -> sizes.add(messages.size())));
			try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
				push.connect("inproc://lambda");
				for (int i = 0; i < 6; i++) {
					push.send("x");
				}
				await().atMost(SOON).untilAsserted(() -> assertThat(sizes).containsExactly(3, 3));
			}
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { NoList.class, TwoParameters.class, NoParameter.class, NotABatch.class, Handlers.class })
	void methodThatCannotHaveBatchesStopsTheApplication(Class<?> type) {
		this.runner.withBean(type)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("@ZmqListener on " + type.getSimpleName())
				.hasMessageContaining(switch (type.getSimpleName()) {
					case "NoList" -> "wants batches and has the parameter java.lang.String; let it have a single one";
					case "TwoParameters" -> "wants batches and has the parameter java.lang.String; let it";
					case "NoParameter" -> "wants batches and has no parameter; let it have one";
					case "NotABatch" -> "has a list of messages, and gets them one by one; set batch = \"true\"";
					default -> "cannot have batches; ";
				}));
	}

	record Item(@NotBlank String item) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Kinds {

		final Queue<String> trace = new ConcurrentLinkedQueue<>();

		final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

		@Bean
		ZmqListenerErrorHandler errorHandler() {
			return (error) -> {
				this.errors.add(error.cause());
				return null;
			};
		}

		@Bean
		MethodInterceptor advice() {
			return (invocation) -> {
				this.trace.add("advice");
				return invocation.proceed();
			};
		}

		@ZmqListener(id = "payloads", type = SocketType.PULL, bind = "inproc://payloads", batch = "true",
				batchSize = "2", batchTimeout = "10s")
		void payloads(List<Item> items) {
			this.trace.add("payloads " + items.stream().map(Item::item).toList());
		}

		@ZmqListener(id = "generics", type = SocketType.PULL, bind = "inproc://generics", batch = "true",
				batchSize = "2", batchTimeout = "10s")
		void generics(List<List<Item>> items) {
			this.trace.add("generics " + items.stream().map((each) -> each.get(0).item()).toList());
		}

		@ZmqListener(id = "messages", type = SocketType.PULL, bind = "inproc://messages", batch = "true",
				batchSize = "2", batchTimeout = "10s")
		void messages(List<Message<Item>> messages) {
			assertThat(messages)
				.allSatisfy((each) -> assertThat(each.getHeaders()).containsEntry(ZmqHeaders.SOCKET, "messages"));
			this.trace.add("messages " + messages.stream().map((each) -> each.getPayload().item()).toList());
		}

		@ZmqListener(id = "whole", type = SocketType.PULL, bind = "inproc://whole", batch = "true", batchSize = "2",
				batchTimeout = "10s")
		void whole(List<ZmqMessage> messages) {
			this.trace.add("whole " + messages.stream().map((each) -> item(each.string(0))).toList());
		}

		@ZmqListener(id = "bytes", type = SocketType.PULL, bind = "inproc://bytes", batch = "true", batchSize = "2",
				batchTimeout = "10s")
		void bytes(List<byte[]> payloads) {
			this.trace.add("bytes " + payloads.stream().map((each) -> item(new String(each))).toList());
		}

		@ZmqListener(id = "any", type = SocketType.PULL, bind = "inproc://any", batch = "true", batchSize = "2",
				batchTimeout = "10s")
		void any(List<Message<?>> messages) {
			this.trace
				.add("any " + messages.stream().map((each) -> item(new String((byte[]) each.getPayload()))).toList());
		}

		@ZmqListener(id = "checked", type = SocketType.PULL, bind = "inproc://checked", batch = "true", batchSize = "4",
				batchTimeout = "10s")
		void checked(@Valid List<Item> items) {
			this.trace.add("checked " + items.stream().map(Item::item).toList());
		}

		@ZmqListener(id = "advised", type = SocketType.PULL, bind = "inproc://advised", batch = "true", batchSize = "2",
				batchTimeout = "10s", adviceChain = "advice")
		void advised(List<String> texts) {
			this.trace.add("advised " + texts);
		}

		@ZmqListener(id = "replies", type = SocketType.REP, bind = "inproc://replies", batch = "true", batchSize = "2",
				batchTimeout = "10s")
		List<String> replies(List<String> texts) {
			List<String> replies = new ArrayList<>();
			texts.forEach((each) -> replies.add(each + " of " + texts.size()));
			return replies;
		}

		private static String item(String json) {
			return json.substring("{\"item\":\"".length(), json.length() - 2);
		}

	}

	static class NoList {

		@ZmqListener(type = SocketType.PULL, bind = "inproc://x", batch = "true")
		void handle(String text) {
			assertThat(text).isNull();
		}

	}

	static class TwoParameters {

		@ZmqListener(type = SocketType.PULL, bind = "inproc://x", batch = "true")
		void handle(List<String> texts, @Header(ZmqHeaders.SOCKET) String socket) {
			assertThat(texts).isNull();
		}

	}

	static class NoParameter {

		@ZmqListener(type = SocketType.PULL, bind = "inproc://x", batch = "true")
		void handle() {
			throw new IllegalStateException();
		}

	}

	static class NotABatch {

		@ZmqListener(type = SocketType.PULL, bind = "inproc://x")
		void handle(List<Message<String>> messages) {
			assertThat(messages).isNull();
		}

	}

	@ZmqListener(type = SocketType.PULL, bind = "inproc://x", batch = "true")
	static class Handlers {

		@ZmqHandler
		void handle(List<String> texts) {
			assertThat(texts).isNull();
		}

	}

}
