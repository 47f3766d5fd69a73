package dev.zmq.internal.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What threads other than a reactor's own may do for it.
 */
@Timeout(60)
class ReactorCallerTests {

	private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

	private final Reactor reactor = new Reactor("reactor-under-test", this.faults::add);

	@AfterEach
	void stop() throws InterruptedException {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		assertThat(this.faults).isEmpty();
	}

	@Test
	void callerThatWaitsRunsTheLoopItself() {
		Reactors.awaitUntil(() -> {
			Thread caller = Thread.currentThread();
			Goal goal = new Goal(-1);
			takeHelm();
			this.reactor.post(() -> goal.reached(Thread.currentThread()));
			// the own thread may have come back before
			return this.reactor.drive(goal) && goal.thread == caller;
		});
		assertThat(this.reactor.isCurrent()).isFalse();
	}

	@Test
	void callerHearsOfChannels() throws Exception {
		try (WakefulPipe pipe = new WakefulPipe()) {
			Goal goal = new Goal(-1);
			Reactors.call(this.reactor, () -> this.reactor.register(pipe.source(), pipe.readOps(),
					pipe.handler(() -> goal.reached(Thread.currentThread()))));
			takeHelm();
			Thread writer = new Thread(() -> {
				Reactors.awaitRest(this.reactor);
				try {
					pipe.makeReady();
				}
				catch (Exception ex) {
					this.faults.add(ex);
				}
			});
			writer.start();
			driveUntilItWorks(goal);
			writer.join();
			assertThat(goal.isOver()).isTrue();
			assertThat(pipe.failures()).isEmpty();
		}
	}

	@Test
	void callerThatSelectsHearsOfTasks() throws Exception {
		Goal goal = new Goal(-1);
		takeHelm();
		CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
			Reactors.awaitRest(this.reactor);
			this.reactor.execute(() -> goal.reached(Thread.currentThread()));
		});
		driveUntilItWorks(goal);
		other.get(10, TimeUnit.SECONDS);
	}

	@Test
	void callerDrivesNoLongerThanItWaits() {
		Goal goal = new Goal(TimeUnit.MILLISECONDS.toNanos(20));
		driveUntilItWorks(goal);
		assertThat(goal.leftNanos()).isZero();
		assertThat(goal.thread).isNull();
	}

	@Test
	void ownThreadComesBackWhenNoCallerDoes() throws Exception {
		takeHelm();
		CountDownLatch due = new CountDownLatch(1);
		assertThat(Reactors.call(this.reactor, () -> this.reactor.schedule(1, due::countDown))).isNotNull();
		assertThat(due.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(Reactors.call(this.reactor, Thread::currentThread).getName()).isEqualTo("reactor-under-test");
	}

	@Test
	void channelsAreHeardOfAfterACallerHasLeft() throws Exception {
		try (WakefulPipe pipe = new WakefulPipe()) {
			CountDownLatch heard = new CountDownLatch(1);
			Reactors.call(this.reactor,
					() -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(heard::countDown)));
			takeHelm();
			pipe.makeReady();
			assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void twoCallersNeverDriveAtOnce() throws Exception {
		takeHelm();
		CountDownLatch driving = new CountDownLatch(1);
		// asked by whoever drives only; a task might be run by the own thread
		Goal goal = new Goal(-1, driving::countDown);
		CompletableFuture<Void> first = CompletableFuture.runAsync(() -> driveUntilItWorks(goal));
		assertThat(driving.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.reactor.drive(new Goal(-1))).isFalse();
		goal.reached(Thread.currentThread());
		this.reactor.rouse();
		first.get(10, TimeUnit.SECONDS);
	}

	@Test
	void reactorWithMuchToLookAfterIsNotDriven() {
		this.reactor.load(33);
		assertThat(this.reactor.drive(new Goal(0))).isFalse();
		this.reactor.load(-33);
	}

	@Test
	void stopEndsTheDrive() throws Exception {
		takeHelm();
		CompletableFuture<Boolean> drive = CompletableFuture
			.supplyAsync(() -> this.reactor.drive(new Goal(TimeUnit.SECONDS.toNanos(50))));
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		drive.get(10, TimeUnit.SECONDS);
		assertThat(this.reactor.drive(new Goal(-1))).isFalse();
		assertThat(this.reactor.pass()).isFalse();
	}

	@Test
	void passRunsWhatWasLeftOnTheCallersThread() {
		Reactors.awaitUntil(() -> {
			List<Thread> threads = new ArrayList<>();
			this.reactor.post(() -> threads.add(Thread.currentThread()));
			return this.reactor.pass() && threads.equals(List.of(Thread.currentThread()));
		});
	}

	@Test
	void passIsNotForWhoHasTheTurn() throws Exception {
		assertThat(Reactors.call(this.reactor, this.reactor::pass)).isFalse();
		assertThat(Reactors.call(this.reactor, () -> this.reactor.drive(new Goal(0)))).isFalse();
	}

	@Test
	void whoeverSelectsHearsOfWhatAPassHasChanged() throws Exception {
		try (WakefulPipe pipe = new WakefulPipe()) {
			CountDownLatch heard = new CountDownLatch(1);
			Registration place = Reactors.call(this.reactor,
					() -> this.reactor.register(pipe.source(), 0, pipe.handler(heard::countDown)));
			pipe.makeReady();
			Reactors.awaitUntil(() -> {
				Reactors.awaitRest(this.reactor);
				this.reactor.post(() -> place.interest(pipe.readOps()));
				return this.reactor.pass();
			});
			assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void nudgesAreHeardInAnyState() throws Exception {
		for (int i = 0; i < 200; i++) {
			CountDownLatch done = new CountDownLatch(1);
			this.reactor.post(done::countDown);
			this.reactor.nudge();
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
			if (i % 50 == 0) {
				Reactors.awaitRest(this.reactor);
			}
		}
	}

	@Test
	void taskForSoonIsRunOnceAndNotInTheRoundThatAddedIt() throws Exception {
		List<String> order = new ArrayList<>();
		Reactors.call(this.reactor, () -> {
			this.reactor.soon(() -> {
				order.add("first");
				this.reactor.soon(() -> order.add("second"));
				order.add("end of first");
			});
			return order.add("task");
		});
		Reactors.awaitUntil(() -> Reactors.call(this.reactor, () -> order.size() == 4));
		assertThat(order).containsExactly("task", "first", "end of first", "second");
	}

	@Test
	void tasksAreRunOnceAndNeverTwoAtATimeWhoeverRunsThem() throws Exception {
		long seed = System.nanoTime();
		int each = 20_000;
		AtomicBoolean working = new AtomicBoolean();
		AtomicInteger overlaps = new AtomicInteger();
		int[] run = new int[1];
		Runnable task = () -> {
			if (!working.compareAndSet(false, true)) {
				overlaps.incrementAndGet();
			}
			run[0]++;
			working.set(false);
		};
		List<CompletableFuture<Void>> callers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			Random random = new Random(seed + i);
			callers.add(CompletableFuture.runAsync(() -> {
				for (int n = 0; n < each; n++) {
					hand(task, random.nextInt(8));
				}
			}));
		}
		for (CompletableFuture<Void> caller : callers) {
			caller.get(40, TimeUnit.SECONDS);
		}
		Reactors.awaitUntil(() -> Reactors.call(this.reactor, () -> run[0]) == 3 * each);
		assertThat(overlaps).as("seed %d", seed).hasValue(0);
	}

	private void hand(Runnable task, int way) {
		switch (way) {
			case 0, 1 -> this.reactor.execute(task);
			case 2 -> {
				Goal goal = new Goal(TimeUnit.MICROSECONDS.toNanos(50));
				this.reactor.post(() -> {
					task.run();
					goal.reached(Thread.currentThread());
				});
				if (!this.reactor.drive(goal)) {
					this.reactor.rouse();
				}
			}
			default -> {
				this.reactor.post(task);
				if (!this.reactor.pass()) {
					this.reactor.nudge();
				}
			}
		}
	}

	/**
	 * The first attempt asks the own thread to stand aside, which it does when it rests.
	 */
	private void driveUntilItWorks(Goal goal) {
		while (!this.reactor.drive(goal)) {
			this.reactor.rouse();
			Thread.yield();
		}
	}

	private void takeHelm() {
		driveUntilItWorks(new Goal(0));
	}

	/** What a caller waits for. */
	private static final class Goal implements Watch {

		private final long limitNanos;

		private final long start = System.nanoTime();

		private final Runnable asked;

		private volatile Thread thread;

		Goal(long limitNanos) {
			this(limitNanos, () -> {
			});
		}

		Goal(long limitNanos, Runnable asked) {
			this.limitNanos = limitNanos;
			this.asked = asked;
		}

		void reached(Thread thread) {
			this.thread = thread;
		}

		@Override
		public boolean isOver() {
			this.asked.run();
			return this.thread != null || leftNanos() == 0;
		}

		@Override
		public long leftNanos() {
			return (this.limitNanos < 0) ? -1 : Math.max(0, this.limitNanos - (System.nanoTime() - this.start));
		}

	}

}
