package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryPolicy;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Batches: how they are collected, and what becomes of their messages.
 */
class BatchTests {

	private static final Duration NEVER = Duration.ofDays(1);

	private final Containers containers = new Containers();

	private final List<List<String>> batches = new CopyOnWriteArrayList<>();

	private final List<String> recovered = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private DefaultZmqListenerContainer start(SocketType type, BatchSettings settings,
			Function<List<String>, @Nullable Object> handler) {
		return this.containers.on(type)
			.properties((properties) -> properties.batch(settings)
				.retry(RetryPolicy.builder().maxRetries(1).delay(Duration.ofMillis(1)).build()))
			.with((with) -> with.recoverer((error) -> this.recovered.add(Containers.text(error.message()))))
			.startBatch((messages) -> handle(messages, handler));
	}

	private CompletionStage<@Nullable Object> handle(List<InboundMessage> messages,
			Function<List<String>, @Nullable Object> handler) {
		List<String> texts = messages.stream().map(Containers::text).toList();
		this.batches.add(texts);
		return CompletableFuture.completedFuture(handler.apply(texts));
	}

	@Test
	void batchIsCompleteWhenItHasItsSize() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(3, NEVER), (texts) -> null);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 6);
			Containers.awaitSettled(container, 6);
			assertThat(this.batches).containsExactly(List.of("0", "1", "2"), List.of("3", "4", "5"));
		}
	}

	@Test
	void batchIsCompleteWhenItsFirstMessageHasWaitedForItsTimeout() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(100, Duration.ofMillis(100)),
				(texts) -> null);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 2);
			Containers.awaitSettled(container, 2);
			assertThat(this.batches.stream().flatMap(List::stream)).containsExactly("0", "1");
		}
	}

	@Test
	void batchWithoutTimeoutIsWhatIsThereAlready() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(100, Duration.ZERO),
				(texts) -> null);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 1);
			Containers.awaitSettled(container, 1);
			assertThat(this.batches).containsExactly(List.of("0"));
		}
	}

	@Test
	void pauseAndStopHandOnWhatIsThere() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(100, NEVER), (texts) -> null);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 2);
			await().atMost(SOON).until(() -> container.getInFlight() == 2);
			container.pause();
			Containers.awaitSettled(container, 2);
			container.resume();
			push.send("last");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			container.stop();
			assertThat(this.batches).containsExactly(List.of("0", "1"), List.of("last"));
		}
	}

	@Test
	void requestersGetTheResultsOfTheirMessages() {
		DefaultZmqListenerContainer container = start(SocketType.REP, new BatchSettings(2, NEVER),
				(texts) -> texts.stream().map((text) -> "re " + text).toList());
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			dealer.send(ZmqMessage.of("", "a"));
			dealer.send(ZmqMessage.of("", "b"));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "re a"));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "re b"));
			Containers.awaitSettled(container, 2);
			assertThat(container.getStatistics().handled()).isEqualTo(2);
		}
	}

	@Test
	void resultsThatAreNotOnePerMessageAreAFailure() {
		DefaultZmqListenerContainer container = start(SocketType.REP, new BatchSettings(2, NEVER),
				(texts) -> List.of("only one"));
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			dealer.send(ZmqMessage.of("", "a"));
			dealer.send(ZmqMessage.of("", "b"));
			assertThat(dealer.receive().string(1)).contains("handler-failed");
			assertThat(dealer.receive().string(1)).contains("handler-failed");
			Containers.awaitSettled(container, 2);
			assertThat(container.getStatistics().failed()).isEqualTo(2);
		}
	}

	@Test
	void batchThatFailsIsTriedAgainAndThenFailsMessageByMessage() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(2, NEVER), (texts) -> {
			throw new IllegalStateException("no");
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 2);
			Containers.awaitSettled(container, 2);
			assertThat(this.batches).containsExactly(List.of("0", "1"), List.of("0", "1"));
			assertThat(this.recovered).containsExactly("0", "1");
			assertThat(container.getStatistics().failed()).isEqualTo(2);
		}
	}

	@Test
	void messageThatFailsAloneCostsNoneOfTheOthers() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(4, NEVER), (texts) -> {
			if (texts.contains("1")) {
				throw ZmqBatchException.handledUpTo(texts.indexOf("1"), new IllegalStateException("no"));
			}
			return null;
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 4);
			Containers.awaitSettled(container, 4);
			assertThat(this.batches).containsExactly(List.of("0", "1", "2", "3"), List.of("1", "2", "3"),
					List.of("2", "3"));
			assertThat(this.recovered).containsExactly("1");
			assertThat(container.getStatistics().handled()).isEqualTo(3);
		}
	}

	@Test
	void messageThatIsInvalidIsTakenOutOfItsBatchAtOnce() {
		DefaultZmqListenerContainer container = start(SocketType.PULL, new BatchSettings(3, NEVER), (texts) -> {
			if (texts.contains("1")) {
				throw ZmqBatchException.nothingHandled(texts.indexOf("1"),
						new InvalidMessageException(new IllegalArgumentException("not a number")));
			}
			return null;
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 3);
			Containers.awaitSettled(container, 3);
			assertThat(this.batches).containsExactly(List.of("0", "1", "2"), List.of("0", "2"));
			assertThat(this.recovered).containsExactly("1");
			assertThat(container.getStatistics().handled()).isEqualTo(2);
		}
	}

	@Test
	void filteredMessagesAreInNoBatch() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.batch(new BatchSettings(2, NEVER)))
			.with((with) -> with.filter((message) -> !Containers.text(message).equals("0")))
			.startBatch((messages) -> handle(messages, (texts) -> null));
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			send(push, 2);
			Containers.awaitSettled(container, 2);
			assertThat(this.batches).containsExactly(List.of("1"));
			assertThat(container.getStatistics().filtered()).isEqualTo(1);
		}
	}

	@Test
	void settingsMustBePossible() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(0, NEVER))
			.withMessageContaining("at least 1");
		assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(1, NEVER.negated()))
			.withMessageContaining("zero or more");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ZmqContainerProperties.builder("a", "b")
				.batch(new BatchSettings(10, NEVER))
				.maxInFlight(9)
				.build())
			.withMessageContaining("at least 10, the size of a batch");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.containers.on(SocketType.PULL).startBatch((messages) -> handle(messages, (t) -> t)))
			.withMessageContaining("set batch");
	}

	private static void send(ZmqSocket push, int count) {
		for (int i = 0; i < count; i++) {
			push.send(String.valueOf(i));
		}
	}

}
