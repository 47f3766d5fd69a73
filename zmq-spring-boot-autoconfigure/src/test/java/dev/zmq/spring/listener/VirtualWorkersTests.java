package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Handlers on virtual threads.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualWorkersTests {

	private final Containers containers = new Containers();

	@AfterEach
	void close() {
		this.containers.close();
	}

	@Test
	void noMoreThreadsRunThanConcurrencySays() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		int count = 10_000;
		CountDownLatch left = new CountDownLatch(count);
		ZmqWorkers workers = ZmqWorkers.virtual("test", 3);
		for (int i = 0; i < count; i++) {
			workers.execute(() -> {
				most.accumulateAndGet(running.incrementAndGet(), Math::max);
				Thread.yield();
				running.decrementAndGet();
				left.countDown();
			});
		}
		assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(most.get()).isBetween(1, 3);
	}

	@Test
	void handlersThatTakeTooLongAreInterrupted() throws Exception {
		CompletableFuture<Thread> interrupted = new CompletableFuture<>();
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.concurrency(2).shutdownTimeout(Duration.ofMillis(50)))
			.with((with) -> with.workersFactory(ZmqWorkers::virtual))
			.start((text) -> {
				try {
					return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					interrupted.complete(Thread.currentThread());
					throw ex;
				}
			});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("stuck");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			container.stop();
			assertThat(interrupted.get(10, TimeUnit.SECONDS).getName()).startsWith("zmq-in-");
			Containers.awaitSettled(container, 1);
		}
	}

}
