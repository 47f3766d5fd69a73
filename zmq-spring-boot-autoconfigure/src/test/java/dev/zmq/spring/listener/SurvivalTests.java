package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.retry.RetryPolicy;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever is thrown, messages are counted, requesters answered, and the next message is
 * handled.
 */
class SurvivalTests {

	private final Containers containers = new Containers();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private static CompletionStage<@Nullable Object> broken(InboundMessage message) throws Exception {
		return switch (Containers.text(message)) {
			case "exception" -> throw new Exception("checked");
			case "error" -> throw new AssertionError("error");
			case "overflow" -> broken(message);
			case "memory" -> throw new OutOfMemoryError("not really");
			case "interrupted" -> throw new InterruptedException("by itself");
			case "interrupt" -> {
				Thread.currentThread().interrupt();
				yield CompletableFuture.completedFuture("good");
			}
			case "future" -> CompletableFuture.failedFuture(new LinkageError("later"));
			case "nothing" -> nothing();
			case "unsendable" -> CompletableFuture.completedFuture(new Object());
			default -> CompletableFuture.completedFuture("good");
		};
	}

	@SuppressWarnings("NullAway")
	private static CompletionStage<@Nullable Object> nothing() {
		return null;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void handlersMayThrowAnything(int concurrency) {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.properties((properties) -> properties.concurrency(concurrency)
				.retry(RetryPolicy.builder().maxRetries(1).delay(Duration.ZERO).build()))
			.with((with) -> with.recoverer((error) -> {
				throw new AssertionError("recoverer");
			}))
			.with((with) -> with.errorHandler((error) -> {
				throw new AssertionError("error handler");
			}))
			.startAsync(SurvivalTests::broken);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			List<String> kinds = List.of("exception", "error", "memory", "interrupted", "future", "nothing",
					"unsendable");
			for (String kind : kinds) {
				req.send(kind);
				assertThat(req.receive().string(0)).as(kind).contains("handler-failed");
			}
			for (String kind : List.of("good", "interrupt", "good")) {
				req.send(kind);
				assertThat(req.receive().string(0)).as(kind).isEqualTo("good");
			}
			Containers.awaitSettled(container, kinds.size() + 3L);
			assertThat(container.getStatistics().failed()).isEqualTo(kinds.size());
			assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
		}
	}

	@Test
	void filtersAndEventListenersMayThrowAnything() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.properties((properties) -> properties.idleEventInterval(Duration.ofMillis(10)))
			.with((with) -> with.filter((message) -> {
				if (Containers.text(message).equals("bad")) {
					throw new AssertionError("filter");
				}
				return true;
			}).publisher((event) -> {
				throw new AssertionError("event listener");
			}))
			.start((text) -> text);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("bad");
			assertThat(req.receive().string(0)).contains("handler-failed");
			container.pause();
			await().atMost(SOON).until(container::isPaused);
			container.resume();
			req.send("good");
			assertThat(req.receive().string(0)).isEqualTo("good");
			Containers.awaitSettled(container, 2);
		}
	}

	@Test
	void workersThatTakeNothingLeaveTheWorkToTheReceivingThread() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.with((with) -> with.workersFactory((id, concurrency) -> new FullWorkers()))
			.start((text) -> Thread.currentThread().getName());
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("who");
			assertThat(req.receive().string(0)).isEqualTo("zmq-in");
			Containers.awaitSettled(container, 1);
		}
	}

	@Test
	void noMoreAreInFlightThanMayBe() {
		List<CompletableFuture<@Nullable Object>> open = new ArrayList<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.maxInFlight(3))
			.startAsync((message) -> {
				CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
				synchronized (open) {
					open.add(result);
				}
				return result;
			});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			for (int i = 0; i < 5; i++) {
				push.send("m" + i);
			}
			await().atMost(SOON).until(() -> container.getInFlight() == 3);
			await().during(Duration.ofMillis(100)).atMost(SOON).until(() -> container.getInFlight() == 3);
			await().atMost(SOON).until(() -> {
				synchronized (open) {
					open.forEach((each) -> each.complete(null));
					return open.size() == 5;
				}
			});
			Containers.awaitSettled(container, 5);
		}
	}

	@Test
	void noMoreHandlersRunThanConcurrencySaysThoughMoreIsInFlight() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		CountDownLatch entered = new CountDownLatch(3);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.concurrency(2).maxInFlight(4))
			.start((text) -> {
				entered.countDown();
				return leave.await(10, TimeUnit.SECONDS);
			});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			for (int i = 0; i < 4; i++) {
				push.send("m" + i);
			}
			await().atMost(SOON).until(() -> container.getInFlight() == 4);
			assertThat(entered.await(100, TimeUnit.MILLISECONDS)).isFalse();
			assertThat(entered.getCount()).isEqualTo(1);
			leave.countDown();
			Containers.awaitSettled(container, 4);
		}
	}

	@Test
	void statisticsGoOnOverRestarts() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP).start((text) -> text);
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			for (int i = 1; i <= 3; i++) {
				dealer.send(ZmqMessage.of("", "x"));
				assertThat(dealer.receive().string(1)).isEqualTo("x");
				Containers.awaitSettled(container, i);
				container.stop();
				assertThat(container.getStatistics().handled()).isEqualTo(i);
				container.start();
			}
		}
	}

	/** Takes no task, as an executor that is full or shut down. */
	private static final class FullWorkers implements ZmqWorkers {

		@Override
		public void execute(Runnable task) {
			throw new java.util.concurrent.RejectedExecutionException("full");
		}

		@Override
		public void release() {
			// there is nothing
		}

	}

}
