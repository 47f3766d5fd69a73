package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryPolicy;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Other attempts at messages that could not be handled.
 */
class RetryTests {

	private static final RetryPolicy THREE = RetryPolicy.builder().maxRetries(3).delay(Duration.ofMillis(10)).build();

	private static final RetryPolicy LATER = RetryPolicy.builder().maxRetries(3).delay(Duration.ofHours(1)).build();

	private final Containers containers = new Containers();

	private final List<String> attempts = new CopyOnWriteArrayList<>();

	private final List<String> recovered = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private Containers.Setup on(SocketType type, RetryPolicy policy) {
		return this.containers.on(type)
			.properties((properties) -> properties.retry(policy))
			.with((with) -> with.recoverer((error) -> this.recovered
				.add(Containers.text(error.message()) + ": " + error.cause().getMessage())));
	}

	@Test
	void attemptThatSucceedsEndsThem() {
		DefaultZmqListenerContainer container = on(SocketType.REP, THREE).start((text) -> {
			this.attempts.add(text);
			if (this.attempts.size() < 3) {
				throw new IllegalStateException("not yet");
			}
			return "done";
		});
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("ask");
			assertThat(req.receive().string(0)).isEqualTo("done");
			Containers.awaitSettled(container, 1);
			assertThat(this.attempts).hasSize(3);
			assertThat(container.getStatistics().handled()).isEqualTo(1);
			assertThat(this.recovered).isEmpty();
		}
	}

	@Test
	void messageIsRecoveredOnceAfterTheLastAttemptAndItsRequesterAnswered() {
		DefaultZmqListenerContainer container = on(SocketType.REP, THREE).start((text) -> {
			this.attempts.add(text);
			throw new IllegalStateException("attempt " + this.attempts.size());
		});
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("ask");
			assertThat(req.receive().string(0)).contains("handler-failed").doesNotContain("attempt");
			Containers.awaitSettled(container, 1);
			assertThat(this.attempts).hasSize(4);
			assertThat(this.recovered).containsExactly("ask: attempt 4");
			assertThat(container.getStatistics().failed()).isEqualTo(1);
		}
	}

	@Test
	void asynchronousFailureIsTriedAgainToo() {
		DefaultZmqListenerContainer container = on(SocketType.PULL, THREE).startAsync((message) -> {
			this.attempts.add(Containers.text(message));
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("later");
			});
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			Containers.awaitSettled(container, 1);
			assertThat(this.attempts).hasSize(4);
			assertThat(this.recovered).containsExactly("one: later");
		}
	}

	@Test
	void orderIsKeptWithOneAtATimeAndAllAttemptsAreOnTheReceivingThread() {
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		DefaultZmqListenerContainer container = on(SocketType.PULL, THREE).start((text) -> {
			threads.add(Thread.currentThread());
			this.attempts.add(text);
			if (text.equals("bad")) {
				throw new IllegalStateException("no");
			}
			return null;
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("bad");
			push.send("good");
			Containers.awaitSettled(container, 2);
			assertThat(this.attempts).containsExactly("bad", "bad", "bad", "bad", "good");
			assertThat(threads).extracting(Thread::getName).containsExactly("zmq-in");
		}
	}

	@Test
	void othersAreHandledWhileAMessageWaitsForItsNextAttempt() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.retry(LATER).maxInFlight(2))
			.start((text) -> {
				this.attempts.add(text);
				if (text.equals("bad")) {
					throw new IllegalStateException("no");
				}
				return null;
			});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("bad");
			for (int i = 0; i < 20; i++) {
				push.send("good");
			}
			await().atMost(SOON).until(() -> container.getStatistics().handled() == 20);
			assertThat(container.getInFlight()).isEqualTo(1);
		}
	}

	@Test
	void stopEndsAllWaitingAtOnceAndWhatWaitedIsRecovered() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.properties((properties) -> properties.retry(LATER).concurrency(3).shutdownTimeout(Duration.ofHours(1)))
			.with((with) -> with.recoverer((error) -> this.recovered.add(Containers.text(error.message()))))
			.start((text) -> {
				throw new IllegalStateException("no");
			});
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			for (String text : List.of("1", "2", "3")) {
				dealer.send(ZmqMessage.of("", text));
			}
			await().atMost(SOON).until(() -> container.getInFlight() == 3);
			CompletableFuture<Void> stopped = CompletableFuture.runAsync(container::stop);
			for (int i = 0; i < 3; i++) {
				assertThat(dealer.receive().string(1)).contains("handler-failed");
			}
			assertThat(stopped).succeedsWithin(SOON);
			assertThat(this.recovered).containsExactlyInAnyOrder("1", "2", "3");
			Containers.awaitSettled(container, 3);
		}
	}

	@Test
	void invalidMessageIsNotTriedAgain() {
		DefaultZmqListenerContainer container = on(SocketType.REP, LATER).start((text) -> {
			this.attempts.add(text);
			throw new InvalidMessageException(new IllegalArgumentException("no number"));
		});
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("ask");
			assertThat(req.receive().string(0)).contains("unreadable-request");
			Containers.awaitSettled(container, 1);
			assertThat(this.attempts).hasSize(1);
			assertThat(this.recovered).hasSize(1);
		}
	}

	@Test
	void policyChoosesErrorsAndLimitsTime() {
		AtomicInteger number = new AtomicInteger();
		RetryPolicy policy = RetryPolicy.builder()
			.maxRetries(1000)
			.delay(Duration.ofMillis(20))
			.timeout(Duration.ofMillis(200))
			.excludes(UnsupportedOperationException.class)
			.build();
		DefaultZmqListenerContainer container = on(SocketType.PULL, policy).start((text) -> {
			this.attempts.add(text);
			number.incrementAndGet();
			throw text.equals("hopeless") ? new UnsupportedOperationException() : new IllegalStateException();
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("hopeless");
			Containers.awaitSettled(container, 1);
			assertThat(number).hasValue(1);
			push.send("again");
			Containers.awaitSettled(container, 2);
			assertThat(number.get()).isBetween(3, 12);
		}
	}

	@Test
	void policyThatFailsItselfIsNoReasonToLoseTheMessage() {
		RetryPolicy broken = (cause) -> {
			throw new IllegalStateException("broken policy");
		};
		DefaultZmqListenerContainer container = on(SocketType.PULL, broken).start((text) -> {
			throw new IllegalStateException("no");
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			Containers.awaitSettled(container, 1);
			assertThat(this.recovered).containsExactly("one: no");
		}
	}

}
