package dev.zmq.spring.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSendResult.Outcome;
import dev.zmq.spring.support.MalformedMessageException;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TemplateSendTests {

	private static final Duration SHORT = Duration.ofMillis(20);

	private final TemplateFixture fixture = new TemplateFixture();

	private final ZmqTemplate template = this.fixture.template;

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void outcomeTellsThatNobodyTookTheMessageInTime() {
		this.fixture.open("out", SocketType.PUSH);
		ZmqSendResult result = this.template.message("x").to("out").timeout(SHORT).send();
		assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(result::requireSent)
			.withMessageContaining("'out'");
		this.template.setSendTimeout(SHORT);
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> this.template.convertAndSend("out", "x"));
		assertThat(this.template.getStatistics().timedOut()).isEqualTo(2);
	}

	@Test
	void failFailsAtOnceAndDropDropsAndCounts() {
		this.fixture.open("out", SocketType.PUSH);
		assertThatExceptionOfType(ZmqFullException.class)
			.isThrownBy(() -> this.template.message("x").to("out").onFull(ZmqOnFull.FAIL).send().isSent())
			.withMessageContaining("'out'");
		this.template.setOnFull(ZmqOnFull.DROP);
		this.template.convertAndSend("out", "x");
		ZmqSendResult result = this.template.message("x").to("out").send();
		assertThat(result.outcome()).isEqualTo(Outcome.DROPPED);
		assertThatExceptionOfType(ZmqFullException.class).isThrownBy(result::requireSent);
		assertThat(this.template.sendAsync("out", "x")).isCompletedWithValue(result);
		assertThat(this.template.getStatistics().dropped()).isEqualTo(3);
	}

	@Test
	void asynchronousSendCompletesWhenSomebodyTakesTheMessage() throws Exception {
		String endpoint = this.fixture.open("out", SocketType.PUSH);
		CompletableFuture<ZmqSendResult> result = this.template.sendAsync("out", "x");
		CompletableFuture<ZmqSendResult> takenBack = this.template.sendAsync("out", "y");
		CompletableFuture<ZmqSendResult> hasty = this.template.message("z").to("out").timeout(SHORT).sendAsync();
		assertThat(this.template.getStatistics().pendingSends()).isEqualTo(3);
		assertThat(hasty.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.TIMED_OUT);
		takenBack.cancel(false);
		await().until(() -> this.template.getStatistics().pendingSends() == 1);
		assertThat(result).isNotDone();
		ZmqSocket pull = this.fixture.other(SocketType.PULL, endpoint);
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
		assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new ZmqSendResult("out", Outcome.SENT));
		this.template.convertAndSend("out", "last");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("last"));
		await().untilAsserted(() -> assertThat(this.template.getStatistics().pendingSends()).isZero());
	}

	@Test
	void noMoreMessagesWaitThanMay() {
		this.fixture.open("out", SocketType.PUSH);
		this.template.setMaxPendingSends(2);
		this.template.sendAsync("out", "a");
		this.template.sendAsync("out", "b");
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> this.template.sendAsync("out", "c").get())
			.withCauseInstanceOf(ZmqFullException.class)
			.withMessageContaining("maxPendingSends");
		assertThat(this.template.getStatistics().pendingSends()).isEqualTo(2);
	}

	@Test
	void waitingMessagesFailWhenTheSocketIsClosed() {
		this.fixture.open("out", SocketType.PUSH);
		CompletableFuture<ZmqSendResult> result = this.template.sendAsync("out", "a");
		this.fixture.sockets.stop();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> result.get(20, TimeUnit.SECONDS))
			.withCauseInstanceOf(ZmqClosedException.class);
		await().untilAsserted(() -> assertThat(this.template.getStatistics().pendingSends()).isZero());
	}

	@Test
	void fluentMessageHasTopicHeadersAndFrames() {
		ZmqSocket sub = this.fixture.other(SocketType.SUB, this.fixture.open("prices", SocketType.PUB));
		this.fixture.sockets.getSocket("prices").awaitSubscribers("", 1, TemplateFixture.LONG);
		this.template.setDefaultDestination("prices");
		ZmqSendResult result = this.template.message("1.08").topic("EUR").frame(new byte[] { 7 }).send();
		assertThat(result.isSent()).isTrue();
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("EUR".getBytes(), "1.08".getBytes(), new byte[] { 7 }));
	}

	@Test
	void topicIsForPublishersOnly() {
		this.fixture.open("out", SocketType.PUSH);
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.message("x").to("out").topic("t").sendAsync().join());
	}

	@Test
	void sendAllKeepsTheOrder() {
		ZmqSocket pull = this.fixture.other(SocketType.PULL, this.fixture.open("out", SocketType.PUSH));
		assertThat(this.template.sendAll("out", List.of("a", "b", "c"))).hasSize(3).allMatch(ZmqSendResult::isSent);
		assertThat(List.of(pull.receive(), pull.receive(), pull.receive()))
			.isEqualTo(List.of(ZmqMessage.of("a"), ZmqMessage.of("b"), ZmqMessage.of("c")));
	}

	@Test
	void headersReachTheOtherSideIfTheFormatHasThem() {
		String endpoint = this.fixture.open("out", SocketType.PUSH, ZmqFormat.HEADERS);
		this.fixture.sockets.register(
				ZmqSocketDefinition.builder("in", SocketType.PULL).connect(endpoint).format(ZmqFormat.HEADERS).build());
		this.fixture.sockets.getSocket("in");
		assertThat(this.template.message("x")
			.to("out")
			.headers(Map.of("n", 1))
			.header("gone", "x")
			.header("gone", null)
			.contentType("text/plain")
			.send()
			.isSent()).isTrue();
		Message<?> message = this.template.receive("in", TemplateFixture.LONG);
		assertThat(message).isNotNull();
		assertThat(message.getPayload()).isEqualTo("x".getBytes());
		assertThat(message.getHeaders()).containsEntry("n", 1L)
			.containsEntry("contentType", "text/plain")
			.containsKeys(ZmqHeaders.MESSAGE_ID, "timestamp")
			.doesNotContainKey("gone");
	}

	@Test
	void routingIdInFrontOfFramesStaysInFrontOfTheHeaders() {
		String endpoint = this.fixture.open("hub", SocketType.ROUTER, ZmqFormat.HEADERS);
		ZmqSocket dealer = this.fixture.other(SocketType.DEALER, endpoint);
		dealer.send("hello");
		ZmqMessage hello = this.fixture.sockets.getSocket("hub").receive();
		this.template.convertAndSend("hub", ZmqMessage.of(hello.frame(0), "p".getBytes()));
		this.template.send("hub",
				MessageBuilder.withPayload("p").setHeader(ZmqHeaders.ROUTING_ID, hello.frame(0)).build());
		for (int i = 0; i < 2; i++) {
			ZmqMessage received = dealer.receive();
			assertThat(received.size()).isEqualTo(2);
			assertThat(received.frame(0)).startsWith(0xFF, 'Z', 'H', '1', '{');
			assertThat(received.string(1)).isEqualTo("p");
		}
	}

	@Test
	void receivingTellsOfMalformedMessages() {
		ZmqSocket push = this.fixture.other(SocketType.PUSH,
				this.fixture.open("in", SocketType.PULL, ZmqFormat.HEADERS));
		push.send("raw");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> this.template.receive("in", TemplateFixture.LONG));
		assertThat(this.template.receiveAndConvert("in", new ParameterizedTypeReference<List<byte[]>>() {
		}, Duration.ZERO)).isNull();
	}

	@Test
	void interceptorAddsHeadersAndLearnsTheOutcome() {
		List<String> seen = new ArrayList<>();
		this.template.setInterceptor((call) -> {
			seen.add("start " + call.socket() + " " + call.type() + " " + call.request());
			return new ZmqTemplateInterceptor.Started(
					MessageBuilder.fromMessage(call.message()).setHeader("traceparent", "t").build(),
					(result, error) -> seen.add((result != null) ? result.outcome().name() : String.valueOf(error)));
		});
		ZmqSocket pull = this.fixture.other(SocketType.PULL,
				this.fixture.open("out", SocketType.PUSH, ZmqFormat.HEADERS));
		this.template.convertAndSend("out", "x");
		assertThat(pull.receive().string(0)).contains("\"traceparent\":\"t\"");
		assertThat(seen).containsExactly("start out PUSH false", "SENT");
		assertThat(this.template.sendAsync("out", "x").join().isSent()).isTrue();
		assertThat(seen).hasSize(4).endsWith("SENT");
	}

}
