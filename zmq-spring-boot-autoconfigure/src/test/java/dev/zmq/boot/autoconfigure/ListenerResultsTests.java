package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.support.ZmqHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the results of listeners.
 */
class ListenerResultsTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@ParameterizedTest
	@ValueSource(strings = { "value", "future", "mono", "object", "message" })
	void resultMayBeThereAtOnceOrLater(String kind) {
		this.runner.withBean(Replies.class)
			.run((context) -> assertThat(ask(context, "inproc://" + kind, "x")).isEqualTo(ZmqMessage.of(kind + " x")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "empty-mono", "mono-void" })
	void requesterGetsAnEmptyReplyIfThereIsNoResult(String kind) {
		this.runner.withBean(Replies.class)
			.run((context) -> assertThat(ask(context, "inproc://" + kind, "x")).isEqualTo(ZmqMessage.empty()));
	}

	@Test
	void streamIsRefusedWhereThereIsOneReply() {
		this.runner.withBean(StreamingReply.class)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining(
						"StreamingReply#handle[1 args] cannot return reactor.core.publisher.Flux, a stream"
								+ " of values: there is one reply per message. Return a single value")
				.hasMessageContaining("@SendTo"));
	}

	@Test
	void valuesOfAStreamAreSentOnOneByOneAndTheRequesterGetsAnEmptyReply() {
		this.runner.withBean(Streaming.class)
			.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out")
			.run((context) -> {
				try (ZmqSocket pull = pull(context, "inproc://out")) {
					assertThat(ask(context, "inproc://streaming", "3")).isEqualTo(ZmqMessage.empty());
					assertThat(List.of(pull.receive(), pull.receive(), pull.receive()))
						.containsExactly(ZmqMessage.of("1"), ZmqMessage.of("2"), ZmqMessage.of("3"));
				}
			});
	}

	@Test
	void streamThatFailsHasSentWhatCameBefore() {
		this.runner.withBean(Streaming.class)
			.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out")
			.run((context) -> {
				try (ZmqSocket pull = pull(context, "inproc://out")) {
					assertThat(ask(context, "inproc://streaming", "-1").string(0)).contains("handler-failed");
					assertThat(pull.receive()).isEqualTo(ZmqMessage.of("before"));
				}
			});
	}

	@Test
	void socketForResultsMayBeNamedByTheClassAndByExpressions() {
		this.runner.withBean(Forwarding.class)
			.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out",
					"zmq.sockets.other.type=PUSH", "zmq.sockets.other.bind=inproc://other", "class=out", "method=other")
			.run((context) -> {
				try (ZmqSocket out = pull(context, "inproc://out"); ZmqSocket other = pull(context, "inproc://other")) {
					push(context, "inproc://by-class", "a");
					assertThat(out.receive()).isEqualTo(ZmqMessage.of("class a"));
					push(context, "inproc://by-method", "b");
					assertThat(other.receive()).isEqualTo(ZmqMessage.of("method b"));
				}
			});
	}

	@Test
	void headersOfAMessageDecideAboutTopicAndRoutingId() {
		this.runner.withBean(Addressing.class)
			.withPropertyValues("zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=inproc://prices",
					"zmq.sockets.router.type=ROUTER", "zmq.sockets.router.bind=inproc://router")
			.run((context) -> {
				ZmqContext zmq = context.getBean(ZmqContext.class);
				try (ZmqSocket sub = zmq.socket(SocketType.SUB); ZmqSocket dealer = zmq.socket(SocketType.DEALER)) {
					sub.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					sub.subscribe("EUR");
					sub.connect("inproc://prices");
					dealer.set(SocketOption.RECEIVE_TIMEOUT, SOON);
					dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
					dealer.connect("inproc://router");
					context.getBean(ZmqSocketRegistry.class).getSocket("prices").awaitSubscribers("EUR", 1, SOON);
					push(context, "inproc://to-topic", "1.1");
					assertThat(sub.receive()).isEqualTo(ZmqMessage.of("EUR", "1.1"));
					push(context, "inproc://to-peer", "hello");
					assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
				}
			});
	}

	private static ZmqMessage ask(AssertableApplicationContext context, String endpoint, String request) {
		try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
			req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
			req.connect(endpoint);
			req.send(request);
			return req.receive();
		}
	}

	private static void push(AssertableApplicationContext context, String endpoint, String text) {
		try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
			push.connect(endpoint);
			push.send(text);
		}
	}

	private static ZmqSocket pull(AssertableApplicationContext context, String endpoint) {
		ZmqSocket pull = context.getBean(ZmqContext.class).socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
		pull.connect(endpoint);
		return pull;
	}

	static class Replies {

		@ZmqListener(id = "value", type = SocketType.REP, bind = "inproc://value")
		String value(String text) {
			return "value " + text;
		}

		@ZmqListener(id = "future", type = SocketType.REP, bind = "inproc://future")
		CompletableFuture<String> future(String text) {
			return CompletableFuture.supplyAsync(() -> "future " + text);
		}

		@ZmqListener(id = "mono", type = SocketType.REP, bind = "inproc://mono")
		Mono<String> mono(String text) {
			return Mono.just("mono " + text);
		}

		@ZmqListener(id = "object", type = SocketType.REP, bind = "inproc://object")
		Object object(String text) {
			return Mono.just("object " + text);
		}

		@ZmqListener(id = "message", type = SocketType.REP, bind = "inproc://message")
		Mono<Message<String>> message(String text) {
			return Mono.just(MessageBuilder.withPayload("message " + text).build());
		}

		@ZmqListener(id = "nothing", type = SocketType.REP, bind = "inproc://nothing")
		void nothing(String text) {
			assertThat(text).isEqualTo("x");
		}

		@ZmqListener(id = "empty-mono", type = SocketType.REP, bind = "inproc://empty-mono")
		Mono<String> emptyMono(String text) {
			return Mono.just(text).filter("y"::equals);
		}

		@ZmqListener(id = "mono-void", type = SocketType.REP, bind = "inproc://mono-void")
		Mono<Void> monoVoid(String text) {
			return Mono.just(text).then();
		}

	}

	static class StreamingReply {

		@ZmqListener(type = SocketType.REP, bind = "inproc://streaming")
		Flux<String> handle(String text) {
			return Flux.just(text);
		}

	}

	static class Streaming {

		@ZmqListener(id = "streaming", type = SocketType.REP, bind = "inproc://streaming")
		@SendTo("out")
		Flux<String> handle(String text) {
			int count = Integer.parseInt(text);
			return (count < 0) ? Flux.just("before").concatWith(Flux.error(new IllegalStateException("no more")))
					: Flux.range(1, count).map(String::valueOf);
		}

	}

	@SendTo("${class}")
	static class Forwarding {

		@ZmqListener(id = "by-class", type = SocketType.PULL, bind = "inproc://by-class")
		String byClass(String text) {
			return "class " + text;
		}

		@ZmqListener(id = "by-method", type = SocketType.PULL, bind = "inproc://by-method")
		@SendTo("#{'${method}'}")
		String byMethod(String text) {
			return "method " + text;
		}

	}

	static class Addressing {

		@ZmqListener(id = "to-topic", type = SocketType.PULL, bind = "inproc://to-topic")
		@SendTo("prices")
		Message<String> toTopic(String text) {
			return MessageBuilder.withPayload(text).setHeader(ZmqHeaders.TOPIC, "EUR").build();
		}

		@ZmqListener(id = "to-peer", type = SocketType.PULL, bind = "inproc://to-peer")
		@SendTo("router")
		Message<String> toPeer(String text) {
			return MessageBuilder.withPayload(text).setHeader(ZmqHeaders.ROUTING_ID, "me".getBytes()).build();
		}

	}

}
