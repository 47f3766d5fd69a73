package dev.zmq.boot.autoconfigure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqFrame;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.support.ZmqHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.util.MimeTypeUtils;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The arguments that listeners can have.
 */
class ListenerArgumentsTests {

	private static final String NONE = "";

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void payloadMayHaveGenerics() {
		run(Generics.class, (sender, log) -> {
			sender.to("list", "[{\"item\":\"tea\"}]").to("map", "{\"a\":{\"item\":\"milk\"}}");
			sender.to("message", "[{\"item\":\"salt\"}]");
			log.expect("list tea", "map milk", "message salt");
		});
	}

	@Test
	void headersComeAsOneAllOrWithTheirDefault() {
		run(HeaderKinds.class, (sender, log) -> {
			sender.to("headers", "x");
			log.expect("headers headers PULL true none");
		});
	}

	@Test
	void framesAreConvertedOneByOneAndCountedAfterTheTopic() {
		run(Frames.class, (sender, log) -> {
			sender.publish("frames", "text", "{\"item\":\"tea\"}", "7");
			sender.publish("frames", "text", "{\"item\":\"tea\"}", "7", "rest");
			log.expect("text tea 7 Optional.empty null", "text tea 7 Optional[rest] rest");
		});
	}

	@Test
	void frameThatIsMissingUnreadableOrInvalidMakesTheMessageInvalid() {
		run(Frames.class, (sender, log) -> {
			sender.publish("frames", "text", "{\"item\":\"tea\"}");
			sender.publish("frames", "text", "{\"item\":\"tea\"}", "seven");
			sender.publish("frames", "text", "{\"item\":\" \"}", "7");
			log.expectErrors("frame 1 is missing: the payload has frames 0 to 0", "seven", "must not be blank");
		});
	}

	@Test
	void emptyFrameIsNoPayloadWhereThatMayBeMissing() {
		run(Empties.class, (sender, log) -> {
			for (String name : List.of("optional", "nullable", "unrequired", "text", "bytes", "object")) {
				sender.to(name, NONE);
			}
			sender.to("optional", "{\"item\":\"tea\"}").to("optionalList", "[{\"item\":\"milk\"}]");
			log.expect("optional Optional.empty", "nullable null", "unrequired null", "text []", "bytes 0", "object 0",
					"optional Optional[Item[item=tea]]", "optionalList milk");
		});
	}

	@Test
	void emptyFrameIsInvalidWhereThereMustBeAPayload() {
		run(Empties.class, (sender, log) -> {
			sender.to("required", NONE);
			log.expectErrors("Payload value must not be empty");
		});
	}

	@Test
	void resolversOfTheApplicationAreAskedBeforeThePayload() {
		run(Custom.class, (sender, log) -> {
			sender.to("custom", "x");
			log.expect("custom x from custom");
		});
	}

	@Test
	void listenerMayHaveItsOwnConverterAndContentType() {
		run(Converted.class, (sender, log) -> {
			sender.to("own", "{\"item\":\"tea\"}").to("json", "{\"item\":\"milk\"}");
			log.expect("own {\"item\":\"tea\"}!", "json milk application/json");
		});
	}

	private void run(Class<?> listeners, Scenario scenario) {
		this.runner.withUserConfiguration(Log.class, listeners).run((context) -> {
			try (Sender sender = new Sender(context.getBean(ZmqContext.class))) {
				scenario.play(sender, context.getBean(Log.class));
			}
		});
	}

	@FunctionalInterface
	interface Scenario {

		void play(Sender sender, Log log) throws Exception;

	}

	/** Sends to the sockets that listeners bring along. */
	static final class Sender implements AutoCloseable {

		private final Map<String, ZmqSocket> sockets = new ConcurrentHashMap<>();

		private final ZmqContext zmq;

		Sender(ZmqContext zmq) {
			this.zmq = zmq;
		}

		Sender to(String listener, String text) {
			return send(SocketType.PUSH, listener, ZmqMessage.of(text));
		}

		Sender publish(String listener, String... frames) {
			return send(SocketType.PUB, listener, ZmqMessage.of(frames));
		}

		private Sender send(SocketType type, String listener, ZmqMessage message) {
			this.sockets.computeIfAbsent(listener, (name) -> open(type, name)).send(message);
			return this;
		}

		private ZmqSocket open(SocketType type, String listener) {
			ZmqSocket socket = this.zmq.socket(type);
			socket.connect("inproc://" + listener);
			if (type == SocketType.PUB) {
				socket.awaitSubscribers("", 1, SOON);
			}
			return socket;
		}

		@Override
		public void close() {
			this.sockets.values().forEach(ZmqSocket::close);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Log {

		final Queue<String> handled = new ConcurrentLinkedQueue<>();

		final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

		@Bean
		ZmqListenerErrorHandler errorHandler() {
			return (error) -> {
				this.errors.add(error.cause());
				return null;
			};
		}

		void expect(String... expected) {
			await().atMost(SOON).untilAsserted(() -> assertThat(this.handled).containsExactlyInAnyOrder(expected));
			assertThat(this.errors).isEmpty();
		}

		void expectErrors(String... expected) {
			await().atMost(SOON).until(() -> this.errors.size() == expected.length);
			assertThat(this.errors)
				.allSatisfy((error) -> assertThat(error).isInstanceOf(InvalidMessageException.class));
			assertThat(this.errors).extracting(Throwable::getMessage).satisfies((messages) -> {
				for (int i = 0; i < expected.length; i++) {
					assertThat(messages.get(i)).contains(expected[i]);
				}
			});
			assertThat(this.handled).isEmpty();
		}

	}

	record Item(@NotBlank String item) {
	}

	@Retention(RetentionPolicy.RUNTIME)
	@ZmqListener(type = SocketType.PULL)
	@interface Pull {

		@AliasFor(annotation = ZmqListener.class)
		String id();

		@AliasFor(annotation = ZmqListener.class)
		String bind();

	}

	record Generics(Log log) {

		@Pull(id = "list", bind = "inproc://list")
		void list(List<Item> items) {
			this.log.handled.add("list " + items.get(0).item());
		}

		@Pull(id = "map", bind = "inproc://map")
		void map(Map<String, Item> items) {
			this.log.handled.add("map " + items.get("a").item());
		}

		@Pull(id = "message", bind = "inproc://message")
		void message(Message<List<Item>> message) {
			this.log.handled.add("message " + message.getPayload().get(0).item());
		}

	}

	record HeaderKinds(Log log) {

		@Pull(id = "headers", bind = "inproc://headers")
		void headers(@Header(ZmqHeaders.SOCKET) String socket, @Headers Map<String, Object> all, MessageHeaders headers,
				@Header(ZmqHeaders.TOPIC) Optional<String> topic,
				@Header(name = "other", defaultValue = "${missing:none}") String other) {
			this.log.handled.add(String.join(" ", socket, String.valueOf(all.get(ZmqHeaders.SOCKET)),
					String.valueOf(headers.get(ZmqHeaders.SOCKET_TYPE)), String.valueOf(topic.isEmpty()), other));
		}

	}

	record Frames(Log log) {

		@ZmqListener(id = "frames", type = SocketType.SUB, bind = "inproc://frames")
		void frames(@Header(ZmqHeaders.TOPIC) String topic, @ZmqFrame(0) @Valid Item item, @ZmqFrame(1) int number,
				@ZmqFrame(2) Optional<String> rest, @ZmqFrame(2) @Nullable String same) {
			this.log.handled.add(String.join(" ", topic, item.item(), String.valueOf(number), rest.toString(),
					String.valueOf(same)));
		}

	}

	record Empties(Log log) {

		@Pull(id = "optional", bind = "inproc://optional")
		void optional(Optional<Item> item) {
			this.log.handled.add("optional " + item);
		}

		@Pull(id = "optionalList", bind = "inproc://optionalList")
		void optionalList(Optional<List<Item>> items) {
			this.log.handled.add("optionalList " + items.orElseThrow().get(0).item());
		}

		@Pull(id = "nullable", bind = "inproc://nullable")
		void nullable(@Nullable Item item) {
			this.log.handled.add("nullable " + item);
		}

		@Pull(id = "unrequired", bind = "inproc://unrequired")
		void unrequired(@Payload(required = false) Item item) {
			this.log.handled.add("unrequired " + item);
		}

		@Pull(id = "text", bind = "inproc://text")
		void text(String text) {
			this.log.handled.add("text [" + text + "]");
		}

		@Pull(id = "bytes", bind = "inproc://bytes")
		void bytes(byte[] bytes) {
			this.log.handled.add("bytes " + bytes.length);
		}

		@Pull(id = "object", bind = "inproc://object")
		void object(Object object) {
			this.log.handled.add("object " + ((byte[]) object).length);
		}

		@Pull(id = "required", bind = "inproc://required")
		void required(Item item) {
			this.log.handled.add("required " + item);
		}

	}

	record Origin(String name) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Custom {

		private final Log log;

		Custom(Log log, DefaultZmqListenerContainerFactory factory) {
			this.log = log;
			factory.setCustomArgumentResolvers(List.of(new OriginResolver()));
		}

		@Pull(id = "custom", bind = "inproc://custom")
		void custom(String text, Origin origin) {
			this.log.handled.add("custom " + text + " from " + origin.name());
		}

	}

	static final class OriginResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == Origin.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, Message<?> message) {
			return new Origin((String) message.getHeaders().getOrDefault(ZmqHeaders.SOCKET, "nowhere"));
		}

	}

	record Shout(String text) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Converted {

		private final Log log;

		Converted(Log log) {
			this.log = log;
		}

		@Bean
		static MessageConverter shouts() {
			return new AbstractMessageConverter(MimeTypeUtils.ALL) {

				@Override
				protected boolean supports(Class<?> type) {
					return type == Shout.class;
				}

				@Override
				protected Object convertFromInternal(Message<?> message, Class<?> target, @Nullable Object hint) {
					return new Shout(new String((byte[]) message.getPayload(), StandardCharsets.UTF_8) + "!");
				}

			};
		}

		@ZmqListener(id = "own", type = SocketType.PULL, bind = "inproc://own", messageConverter = "shouts")
		void own(Shout shout) {
			this.log.handled.add("own " + shout.text());
		}

		@ZmqListener(id = "json", type = SocketType.PULL, bind = "inproc://json", consumes = "application/json")
		void json(Item item, @Header(MessageHeaders.CONTENT_TYPE) String contentType) {
			this.log.handled.add("json " + item.item() + " " + contentType);
		}

	}

}
