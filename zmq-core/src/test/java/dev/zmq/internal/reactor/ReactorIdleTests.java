package dev.zmq.internal.reactor;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a loop costs while there is nothing to do, and per turn.
 */
@Timeout(60)
class ReactorIdleTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final Duration WATCHED = Duration.ofMillis(200);

	private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

	private final Reactor reactor = new Reactor("reactor-under-test", this.faults::add);

	@AfterEach
	void stop() throws InterruptedException {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		assertThat(this.faults).isEmpty();
	}

	@Test
	void loopWithNothingToDoRests() throws Exception {
		assertRests();
	}

	@Test
	void loopRestsUntilItsNextTimer() throws Exception {
		Reactors.call(this.reactor, () -> this.reactor.schedule(TimeUnit.HOURS.toNanos(1), () -> {
		}));
		assertRests();
	}

	@Test
	void loopRestsOverChannelsThatAreNotReady() throws Exception {
		try (WakefulPipe pipe = new WakefulPipe()) {
			Reactors.call(this.reactor, () -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(() -> {
			})));
			assertRests();
		}
	}

	@Test
	void loopThatWasInterruptedRests() throws Exception {
		Thread thread = Reactors.call(this.reactor, Thread::currentThread);
		Reactors.awaitRest(this.reactor);
		thread.interrupt();
		Reactors.awaitUntil(() -> !thread.isInterrupted());
		assertRests();
	}

	@Test
	void loopThatATaskHasInterruptedRests() throws Exception {
		Reactors.call(this.reactor, () -> {
			Thread.currentThread().interrupt();
			return null;
		});
		assertRests();
	}

	@Test
	void loopRestsAfterAHandlerHasFailed() throws Exception {
		try (WakefulPipe pipe = new WakefulPipe()) {
			Reactors.call(this.reactor, () -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(() -> {
				throw new IllegalStateException("boom");
			})));
			pipe.makeReady();
			Reactors.awaitUntil(() -> !pipe.failures().isEmpty());
			assertRests();
		}
	}

	@Test
	void turnsAllocateNothing() throws Exception {
		runTurns(20_000);
		long thread = Reactors.call(this.reactor, () -> Thread.currentThread().getId());
		long before = THREADS.getThreadAllocatedBytes(thread);
		int turns = 50_000;
		runTurns(turns);
		long bytes = THREADS.getThreadAllocatedBytes(thread) - before;
		assertThat(bytes / turns).as("bytes per turn, %d in all", bytes).isZero();
	}

	private void runTurns(int count) throws Exception {
		CompletableFuture<Void> done = new CompletableFuture<>();
		int[] left = { count };
		Runnable[] turn = new Runnable[1];
		turn[0] = () -> {
			if (--left[0] > 0) {
				this.reactor.again(turn[0]);
			}
			else {
				done.complete(null);
			}
		};
		this.reactor.execute(turn[0]);
		done.get(30, TimeUnit.SECONDS);
	}

	/**
	 * The loop is found at rest whenever one looks, and hardly uses the processor.
	 */
	private void assertRests() throws Exception {
		long thread = Reactors.call(this.reactor, () -> Thread.currentThread().getId());
		Reactors.awaitRest(this.reactor);
		long before = THREADS.getThreadCpuTime(thread);
		await().pollInterval(Duration.ofMillis(5)).during(WATCHED).until(() -> this.reactor.turnNanos() == 0);
		assertThat(Duration.ofNanos(THREADS.getThreadCpuTime(thread) - before)).isLessThan(WATCHED.dividedBy(10));
	}

}
