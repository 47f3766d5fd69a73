package dev.zmq.internal.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ReactorTests {

	private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

	private final Reactor reactor = new Reactor("reactor-under-test", this.faults::add);

	@AfterEach
	void stop() throws InterruptedException {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		assertThat(this.faults).isEmpty();
	}

	@Test
	void loopRunsOnADaemonThreadOfTheGivenName() throws Exception {
		Thread thread = call(Thread::currentThread);
		assertThat(thread.getName()).isEqualTo("reactor-under-test");
		assertThat(thread.isDaemon()).isTrue();
		assertThat(call(this.reactor::isCurrent)).isTrue();
		assertThat(this.reactor.isCurrent()).isFalse();
	}

	@Test
	void executeWakesALoopThatRests() throws Exception {
		for (int i = 0; i < 100; i++) {
			awaitRest();
			assertThat(call(() -> "ran")).isEqualTo("ran");
		}
	}

	@Test
	void executeWakesALoopThatRestsUntilATimer() throws Exception {
		call(() -> this.reactor.schedule(TimeUnit.HOURS.toNanos(1), () -> {
		}));
		awaitRest();
		assertThat(call(() -> "ran")).isEqualTo("ran");
	}

	@Test
	void costlyWorkIsSharedOutOverTurnsInTheOrderItWasAskedFor() throws Exception {
		List<Integer> done = new ArrayList<>();
		List<Integer> doneByTurn = new ArrayList<>();
		call(() -> {
			for (int i = 0; i < 100; i++) {
				work(i, done);
			}
			this.reactor.again(new Runnable() {
				@Override
				public void run() {
					doneByTurn.add(done.size());
					if (done.size() < 100) {
						ReactorTests.this.reactor.again(this);
					}
				}
			});
			return null;
		});
		Reactors.awaitUntil(() -> call(() -> done.size() == 100));
		assertThat(call(() -> List.copyOf(done))).isEqualTo(IntStream.range(0, 100).boxed().toList());
		List<Integer> turns = call(() -> List.copyOf(doneByTurn));
		assertThat(turns).as("others have their turns in between").hasSizeGreaterThan(5);
		for (int i = 1; i < turns.size(); i++) {
			assertThat(turns.get(i) - turns.get(i - 1)).isBetween(1, 16);
		}
	}

	private void work(int number, List<Integer> done) {
		if (this.reactor.takeShare(() -> work(number, done))) {
			done.add(number);
		}
	}

	@Test
	void tasksOfOneThreadRunInOrder() throws Exception {
		List<Integer> ran = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			int number = i;
			this.reactor.execute(() -> ran.add(number));
		}
		assertThat(call(() -> List.copyOf(ran))).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
	}

	@Test
	void taskThatIsExecutedByATaskRuns() throws Exception {
		CompletableFuture<String> done = new CompletableFuture<>();
		this.reactor.execute(() -> this.reactor.execute(() -> done.complete("inner")));
		assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo("inner");
	}

	@Test
	void noExecuteIsLostUnderManyThreads() throws Exception {
		int threads = 8;
		int each = 50_000;
		AtomicInteger ran = new AtomicInteger();
		int[] last = new int[threads];
		AtomicInteger disorder = new AtomicInteger();
		runThreads(threads, (thread) -> {
			for (int i = 1; i <= each; i++) {
				int number = i;
				this.reactor.execute(() -> {
					if (last[thread]++ != number - 1) {
						disorder.incrementAndGet();
					}
					ran.incrementAndGet();
				});
			}
		});
		Reactors.awaitUntil(() -> ran.get() == threads * each);
		assertThat(disorder).hasValue(0);
	}

	/**
	 * One thread that executes the next task the moment the last has run, which is when
	 * the loop is about to rest. Nobody else is there to wake it: a lost wake-up is the
	 * end.
	 */
	@Test
	void noWakeUpIsLostAtTheEdgeOfRest() {
		AtomicInteger ran = new AtomicInteger();
		Random pause = new Random(1);
		for (int i = 1; i <= 100_000; i++) {
			this.reactor.execute(ran::incrementAndGet);
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
			while (ran.get() != i) {
				if (System.nanoTime() > deadline) {
					throw new AssertionError("task " + i + " was not run: a wake-up was lost");
				}
				Thread.onSpinWait();
			}
			for (int spin = pause.nextInt(100); spin > 0; spin--) {
				Thread.onSpinWait();
			}
		}
	}

	@Test
	void againWaitsForTheNextTurn() throws Exception {
		List<String> ran = new ArrayList<>();
		CompletableFuture<List<String>> done = new CompletableFuture<>();
		this.reactor.execute(() -> {
			this.reactor.again(() -> {
				ran.add("again");
				this.reactor.again(() -> {
					ran.add("again and again");
					done.complete(ran);
				});
			});
			this.reactor.execute(() -> ran.add("mailbox"));
			this.reactor.schedule(0, () -> ran.add("timer"));
		});
		assertThat(done.get(10, TimeUnit.SECONDS)).containsExactly("mailbox", "timer", "again", "again and again");
	}

	@Test
	void taskThatRunsAgainForEverLeavesEverybodyTheirTurn() throws Exception {
		boolean[] stop = new boolean[1];
		Runnable[] endless = new Runnable[1];
		endless[0] = () -> {
			if (!stop[0]) {
				this.reactor.again(endless[0]);
			}
		};
		this.reactor.execute(endless[0]);
		CountDownLatch timer = new CountDownLatch(3);
		this.reactor.execute(() -> this.reactor.schedule(1_000_000, timer::countDown));
		try (WakefulPipe pipe = new WakefulPipe()) {
			call(() -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(timer::countDown)));
			pipe.makeReady();
			this.reactor.execute(timer::countDown);
			assertThat(timer.await(10, TimeUnit.SECONDS)).isTrue();
		}
		call(() -> stop[0] = true);
	}

	@Test
	void mailboxThatNeverEmptiesLeavesEverybodyTheirTurn() throws Exception {
		boolean[] stop = new boolean[1];
		Runnable[] endless = new Runnable[1];
		endless[0] = () -> {
			if (!stop[0]) {
				this.reactor.execute(endless[0]);
			}
		};
		this.reactor.execute(endless[0]);
		CountDownLatch others = new CountDownLatch(3);
		this.reactor.execute(() -> {
			this.reactor.schedule(1_000_000, others::countDown);
			this.reactor.again(others::countDown);
		});
		try (WakefulPipe pipe = new WakefulPipe()) {
			call(() -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(others::countDown)));
			pipe.makeReady();
			assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
		}
		call(() -> stop[0] = true);
	}

	@Test
	void timerThatSchedulesItselfWithoutDelayLeavesEverybodyTheirTurn() throws Exception {
		boolean[] stop = new boolean[1];
		Runnable[] endless = new Runnable[1];
		endless[0] = () -> {
			if (!stop[0]) {
				this.reactor.schedule(-5, endless[0]);
			}
		};
		this.reactor.execute(endless[0]);
		assertThat(call(() -> "task")).isEqualTo("task");
		call(() -> stop[0] = true);
		awaitRest();
	}

	@Test
	void timersRunInOrderAndNotEarly() throws Exception {
		List<String> ran = new ArrayList<>();
		CompletableFuture<Long> late = new CompletableFuture<>();
		long start = System.nanoTime();
		this.reactor.execute(() -> {
			this.reactor.schedule(30_000_000, () -> late.complete(System.nanoTime()));
			this.reactor.schedule(20_000_000, () -> ran.add("second"));
			this.reactor.schedule(10_000_000, () -> ran.add("first"));
			this.reactor.schedule(15_000_000, () -> ran.add("cancelled")).cancel();
		});
		assertThat(late.get(10, TimeUnit.SECONDS) - start).isGreaterThanOrEqualTo(30_000_000);
		assertThat(call(() -> List.copyOf(ran))).containsExactly("first", "second");
	}

	@Test
	void timerForTheEndOfTimeIsNeitherRunNorInTheWay() throws Exception {
		AtomicInteger ran = new AtomicInteger();
		call(() -> this.reactor.schedule(Long.MAX_VALUE, ran::incrementAndGet));
		CountDownLatch near = new CountDownLatch(1);
		call(() -> this.reactor.schedule(1, near::countDown));
		assertThat(near.await(10, TimeUnit.SECONDS)).isTrue();
		awaitRest();
		assertThat(ran).hasValue(0);
	}

	@Test
	void timeMovesOnWithTheTurns() throws Exception {
		long before = System.nanoTime();
		long first = call(this.reactor::now);
		awaitRest();
		long second = call(this.reactor::now);
		assertThat(first).isBetween(before - TimeUnit.SECONDS.toNanos(1), System.nanoTime());
		assertThat(second).isGreaterThan(first);
	}

	@Test
	void loopThatIsStuckShowsIt() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		this.reactor.execute(() -> {
			entered.countDown();
			awaitQuietly(leave);
		});
		assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
		long stuckSince = this.reactor.turnNanos();
		assertThat(stuckSince).isNotZero();
		assertThat(this.reactor.join(1)).isFalse();
		assertThat(this.reactor.turnNanos()).isEqualTo(stuckSince);
		leave.countDown();
		awaitRest();
	}

	@Test
	void timeAtWorkIsCountedAndRestIsNot() throws Exception {
		awaitRest();
		long before = this.reactor.busyNanos();
		long begin = System.nanoTime();
		long worked = call(() -> {
			long from = System.nanoTime();
			while (System.nanoTime() - from < TimeUnit.MILLISECONDS.toNanos(5)) {
				Thread.onSpinWait();
			}
			return System.nanoTime() - from;
		});
		awaitRest();
		long busy = this.reactor.busyNanos() - before;
		assertThat(busy).isBetween(worked, System.nanoTime() - begin);
		assertThat(this.reactor.join(20)).isFalse();
		assertThat(this.reactor.busyNanos() - before).isEqualTo(busy);
		assertThat(this.reactor.name()).isEqualTo("reactor-under-test");
	}

	@Test
	void loadIsTheSumOfItsChanges() throws Exception {
		runThreads(4, (thread) -> {
			for (int i = 0; i < 1000; i++) {
				this.reactor.load(2);
				this.reactor.load(-1);
			}
		});
		assertThat(this.reactor.load()).isEqualTo(4000);
	}

	@Test
	void stopEndsALoopThatRests() throws Exception {
		awaitRest();
		assertThat(this.reactor.isAlive()).isTrue();
		assertThat(this.reactor.join(1)).isFalse();
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		assertThat(this.reactor.isAlive()).isFalse();
	}

	@Test
	void whatWasAskedForBeforeTheStopIsRun() throws Exception {
		CountDownLatch held = new CountDownLatch(1);
		AtomicInteger ran = new AtomicInteger();
		AtomicInteger ranAgain = new AtomicInteger();
		Reactor brief = new Reactor("brief", this.faults::add);
		brief.execute(() -> {
			try {
				held.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		for (int i = 0; i < 5000; i++) {
			brief.execute(() -> {
				ran.incrementAndGet();
				brief.again(ranAgain::incrementAndGet);
			});
		}
		brief.stop();
		held.countDown();
		assertThat(brief.join(10_000)).isTrue();
		assertThat(ran).hasValue(5000);
		assertThat(ranAgain).hasValue(5000);
	}

	@Test
	void stopFromTheLoopItselfEndsIt() throws Exception {
		this.reactor.execute(this.reactor::stop);
		assertThat(this.reactor.join(10_000)).isTrue();
	}

	@Test
	void stopEndsALoopThatNeverRests() throws Exception {
		Runnable[] endless = new Runnable[1];
		endless[0] = () -> this.reactor.again(endless[0]);
		this.reactor.execute(endless[0]);
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
	}

	@Test
	void everythingIsHarmlessAfterTheEnd() throws Exception {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		this.reactor.stop();
		this.reactor.execute(() -> {
			throw new IllegalStateException("nobody runs this");
		});
		assertThat(this.reactor.join(1)).isTrue();
	}

	@Test
	void stopsRacingWithRestEndTheLoop() throws Exception {
		for (int i = 0; i < 300; i++) {
			Reactor brief = new Reactor("brief", this.faults::add);
			if (i % 2 == 0) {
				brief.execute(() -> {
				});
			}
			brief.stop();
			assertThat(brief.join(10_000)).isTrue();
		}
	}

	private void awaitRest() {
		Reactors.awaitRest(this.reactor);
	}

	private <T> T call(ThrowingSupplier<T> task) throws Exception {
		return Reactors.call(this.reactor, task);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void runThreads(int count, ThreadBody body) throws Exception {
		List<CompletableFuture<Void>> results = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int index = i;
			CompletableFuture<Void> result = new CompletableFuture<>();
			results.add(result);
			new Thread(() -> {
				try {
					body.run(index);
					result.complete(null);
				}
				catch (Throwable ex) {
					result.completeExceptionally(ex);
				}
			}, "caller-" + index).start();
		}
		for (CompletableFuture<Void> result : results) {
			result.get(50, TimeUnit.SECONDS);
		}
	}

	private interface ThreadBody {

		void run(int index) throws Exception;

	}

}
