package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.event.ZmqListenerStoppedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Stopping: graceful, bounded, from anywhere, and never for good.
 */
class StopTests {

	private final Containers containers = new Containers();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.containers.close();
	}

	@Test
	void stopWaitsForAnAsynchronousResultAndItsReply() throws Exception {
		CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP).startAsync((message) -> result);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("ask");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			CompletableFuture<Void> stopped = CompletableFuture.runAsync(container::stop);
			await().atMost(SOON).until(() -> container.getState() == ZmqListenerState.STOPPING);
			assertThat(stopped).isNotDone();
			result.complete("answer");
			stopped.get(10, TimeUnit.SECONDS);
			assertThat(req.receive().string(0)).isEqualTo("answer");
			assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPED);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void stopInterruptsHandlersThatTakeLongerThanTheShutdownTimeout(int concurrency) throws Exception {
		CompletableFuture<String> interrupted = new CompletableFuture<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.concurrency(concurrency).shutdownTimeout(Duration.ofMillis(100)))
			.start((text) -> {
				try {
					return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					interrupted.complete(text);
					throw ex;
				}
			});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("stuck");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			container.stop();
			assertThat(container.isRunning()).isFalse();
			assertThat(interrupted.get(10, TimeUnit.SECONDS)).isEqualTo("stuck");
			Containers.awaitSettled(container, 1);
			assertThat(container.getStatistics().failed()).isEqualTo(1);
			container.start();
			assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
		}
	}

	@Test
	void whatHasNotBegunWhenTheShutdownTimeoutIsOverFails() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.properties(
					(properties) -> properties.concurrency(2).maxInFlight(3).shutdownTimeout(Duration.ofMillis(100)))
			.start((text) -> {
				this.handled.add(text);
				awaitStubbornly(leave);
				return text;
			});
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			for (String text : List.of("1", "2", "3")) {
				dealer.send(ZmqMessage.of("", text));
			}
			await().atMost(SOON).until(() -> container.getInFlight() == 3 && this.handled.size() == 2);
			container.stop();
			leave.countDown();
			Containers.awaitSettled(container, 3);
			assertThat(this.handled).hasSize(2);
			assertThat(container.getStatistics().failed()).isEqualTo(1);
			assertThat(List.of(dealer.receive().string(1), dealer.receive().string(1), dealer.receive().string(1)))
				.contains("1", "2")
				.anyMatch((reply) -> reply.contains("handler-failed"));
		}
	}

	private static void awaitStubbornly(CountDownLatch latch) {
		boolean done = false;
		while (!done) {
			try {
				done = latch.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				// this handler does not care
			}
		}
	}

	@Test
	void callbackIsRunWhenStoppedAlready() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		container.stop();
		container.stop();
		CompletableFuture<Void> called = new CompletableFuture<>();
		container.stop(() -> called.complete(null));
		assertThat(called).isDone();
		assertThat(this.containers.events()).containsExactly("Started in", "Stopped in");
	}

	@Test
	void callbackIsRunThoughStoppingFails() throws Exception {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.with((with) -> with.workersFactory((id, concurrency) -> new BrokenWorkers()))
			.start(this.handled::add);
		CompletableFuture<Void> called = new CompletableFuture<>();
		container.stop(() -> called.complete(null));
		called.get(10, TimeUnit.SECONDS);
		assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPED);
		container.start();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
	}

	@Test
	void containersStopSideBySide() throws Exception {
		int count = 4;
		CountDownLatch entered = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			this.containers.on("in" + i, SocketType.PULL)
				.properties((properties) -> properties.shutdownTimeout(Duration.ofMillis(700)))
				.start((text) -> {
					entered.countDown();
					return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
				});
			try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in" + i)) {
				push.send("stuck");
				entered.await(10, TimeUnit.MILLISECONDS);
			}
		}
		assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
		long begin = System.nanoTime();
		this.containers.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3 * 700));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void handlerMayStopItsOwnContainer(int concurrency) {
		CompletableFuture<DefaultZmqListenerContainer> self = new CompletableFuture<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.properties((properties) -> properties.concurrency(concurrency))
			.start((text) -> {
				self.join().stop();
				assertThatIllegalStateException().isThrownBy(() -> self.join().start())
					.withMessageContaining("another thread");
				return "stopping";
			});
		self.complete(container);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("stop");
			assertThat(req.receive().string(0)).isEqualTo("stopping");
			await().atMost(SOON).until(() -> container.getState() == ZmqListenerState.STOPPED);
			container.start();
			req.send("stop");
			assertThat(req.receive().string(0)).isEqualTo("stopping");
		}
	}

	@Test
	void startOfAContainerThatIsStoppingStartsItAgain() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.start((text) -> leave.await(10, TimeUnit.SECONDS));
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			CompletableFuture<Void> called = new CompletableFuture<>();
			container.stop(() -> called.complete(null));
			assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPING);
			CompletableFuture<Void> started = CompletableFuture.runAsync(container::start);
			leave.countDown();
			started.get(10, TimeUnit.SECONDS);
			called.get(10, TimeUnit.SECONDS);
			assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
			push.send("two");
			Containers.awaitSettled(container, 2);
			assertThat(this.containers.events()).containsOnlyOnce("Stopped in")
				.startsWith("Started in")
				.endsWith("Started in");
		}
	}

	/** As a monitor keeps the last one as the state. */
	@Test
	void eventsArePublishedInTheOrderInWhichTheyHappened() throws Exception {
		List<String> told = Collections.synchronizedList(new ArrayList<>());
		CompletableFuture<Void> slow = new CompletableFuture<Void>().orTimeout(10, TimeUnit.SECONDS);
		CountDownLatch telling = new CountDownLatch(1);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.with((collaborators) -> collaborators.publisher((event) -> {
				if (event instanceof ZmqListenerStoppedEvent) {
					telling.countDown();
					slow.join();
				}
				told.add(event.getClass().getSimpleName());
			}))
			.start(this.handled::add);
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(container::stop);
		assertThat(telling.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture.runAsync(container::start).get(10, TimeUnit.SECONDS);
		assertThat(container.isRunning()).isTrue();
		slow.complete(null);
		stopped.get(10, TimeUnit.SECONDS);
		assertThat(told).containsExactly("ZmqListenerStartedEvent", "ZmqListenerStoppedEvent",
				"ZmqListenerStartedEvent");
	}

	@Test
	void listenerOfEventsMayRestartTheContainer() {
		List<String> told = new ArrayList<>();
		CompletableFuture<DefaultZmqListenerContainer> self = new CompletableFuture<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.with((collaborators) -> collaborators.publisher((event) -> {
				told.add(event.getClass().getSimpleName());
				if (event instanceof ZmqListenerStoppedEvent && told.size() == 2) {
					self.join().start();
					told.add("start returned");
				}
			}))
			.start(this.handled::add);
		self.complete(container);
		container.stop();
		assertThat(container.isRunning()).isTrue();
		assertThat(told).containsExactly("ZmqListenerStartedEvent", "ZmqListenerStoppedEvent", "start returned",
				"ZmqListenerStartedEvent");
	}

	@Test
	void startAndStopMayBeRepeatedUnderLoad() throws Exception {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.concurrency(2))
			.start(this.handled::add);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			int count = 2000;
			CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < count; i++) {
					push.send("m" + i);
				}
			});
			long before = 0;
			while (!sender.isDone()) {
				container.stop();
				long received = container.getStatistics().received();
				assertThat(received).isGreaterThanOrEqualTo(before);
				Containers.assertAddsUp(container.getStatistics());
				before = received;
				container.start();
			}
			sender.get(10, TimeUnit.SECONDS);
			Containers.awaitSettled(container, count);
			assertThat(this.handled).hasSize(count).doesNotHaveDuplicates();
		}
	}

	/** Cannot be released. */
	private static final class BrokenWorkers implements ZmqWorkers {

		@Override
		public void execute(Runnable task) {
			task.run();
		}

		@Override
		public void release() {
			throw new IllegalStateException("broken");
		}

	}

}
