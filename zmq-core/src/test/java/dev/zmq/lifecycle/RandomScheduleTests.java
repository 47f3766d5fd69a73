package dev.zmq.lifecycle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.option.SocketType;
import dev.zmq.test.HangLimit;
import dev.zmq.testkit.FaultLog;
import dev.zmq.testkit.Leaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two thousand random schedules. The property {@code zmq.test.seed} repeats those of an
 * earlier run, whose first seed is in its output.
 */
@HangLimit(150)
class RandomScheduleTests {

	private static final int SCHEDULES = Integer.getInteger("zmq.test.schedules", 2000);

	private static final int WORKERS = 6;

	private static final String THREADS = "lifecycle";

	/** What a close may take beyond its linger time. */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final AtomicLong longest = new AtomicLong();

	private final FaultLog faults = new FaultLog();

	@Test
	void everythingEndsInTimeAndNothingIsLeft(@TempDir Path directory) throws Exception {
		long firstSeed = Long.getLong("zmq.test.seed", System.nanoTime());
		System.out.println("First seed of the random schedules: " + firstSeed);
		ExecutorService threads = Executors.newCachedThreadPool(RandomScheduleTests::daemon);
		try (DifficultPeers peers = new DifficultPeers(); this.faults) {
			Leaks leaks = Leaks.baseline();
			AtomicInteger next = new AtomicInteger();
			List<Future<?>> workers = new ArrayList<>();
			for (int i = 0; i < WORKERS; i++) {
				workers.add(threads.submit(() -> {
					work(next, firstSeed, threads, peers, directory);
					return null;
				}));
			}
			for (Future<?> worker : workers) {
				worker.get();
			}
			leaks.assertNothingLeft(THREADS);
			assertThat(this.faults.all()).as("what was thrown inside the engine").isEmpty();
			assertThat(Files.list(directory)).as("files of sockets left behind").isEmpty();
		}
		finally {
			threads.shutdownNow();
		}
		System.out.println("Longest close: " + this.longest.get() / 1_000_000 + " ms");
	}

	/** Half of the schedules share a context, so that what one leaves hits the next. */
	private void work(AtomicInteger next, long firstSeed, ExecutorService threads, DifficultPeers peers, Path directory)
			throws InterruptedException {
		// Few places for sockets, so that one that never ends is noticed
		ZmqContext shared = ZmqContext.builder().threadNamePrefix(THREADS).maxSockets(200).build();
		try {
			for (int i = next.getAndIncrement(); i < SCHEDULES; i = next.getAndIncrement()) {
				ZmqContext context = (i % 2 == 0) ? shared : ZmqContext.builder().threadNamePrefix(THREADS).build();
				Schedule schedule = new Schedule(firstSeed + i, context, peers, directory);
				schedule.run(threads);
				if (context == shared) {
					inTime(firstSeed + i, schedule::closeSockets);
					assertNamesAreFree(firstSeed + i, shared);
				}
				else {
					inTime(firstSeed + i, context::close);
				}
			}
		}
		finally {
			inTime(firstSeed, shared::close);
		}
	}

	private void inTime(long seed, Runnable close) {
		long start = System.nanoTime();
		close.run();
		long took = System.nanoTime() - start;
		this.longest.accumulateAndGet(took, Math::max);
		assertThat(Duration.ofNanos(took)).as("time to close, seed %s", seed)
			.isLessThan(Schedule.LONGEST_LINGER.plus(GRACE));
	}

	/** Close returns at once, but names are free as soon as it does. */
	private static void assertNamesAreFree(long seed, ZmqContext context) {
		try (ZmqSocket socket = context.socket(SocketType.PAIR)) {
			for (int i = 0; i < 5; i++) {
				String name = Schedule.inprocName(i);
				try {
					socket.bind(name);
				}
				catch (ZmqBindException ex) {
					throw new AssertionError("Seed " + seed + " left a name behind", ex);
				}
			}
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "actor");
		thread.setDaemon(true);
		return thread;
	}

}
