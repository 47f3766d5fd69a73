package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link AsyncCalls} and {@link ClaimedFuture}.
 */
class AsyncCallsTests {

	private final WaitQueue readiness = new WaitQueue(new Presence(List::of), null);

	private final ConcurrentLinkedQueue<Integer> arrived = new ConcurrentLinkedQueue<>();

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final AsyncCalls<Boolean, Integer> calls = new AsyncCalls<>(this.readiness, this.executor,
			(ignored) -> this.arrived.poll());

	@AfterEach
	void shutDown() {
		this.executor.shutdownNow();
	}

	private void arrive(int value) {
		this.arrived.add(value);
		this.readiness.signal();
	}

	@Test
	void readyCallIsDoneAtOnce() {
		this.arrived.add(1);
		assertThat(this.calls.call(true)).isCompletedWithValue(1);
	}

	@Test
	void callsAreSettledInTheirOrder() throws Exception {
		List<CompletableFuture<Integer>> futures = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			futures.add(this.calls.call(true));
		}
		for (int i = 0; i < 100; i++) {
			arrive(i);
		}
		for (int i = 0; i < 100; i++) {
			assertThat(futures.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
		}
	}

	@Test
	void cancelledCallTakesNothing() throws Exception {
		CompletableFuture<Integer> cancelled = this.calls.call(true);
		CompletableFuture<Integer> next = this.calls.call(true);
		assertThat(cancelled.cancel(false)).isTrue();
		arrive(7);
		assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(7);
		assertThat(cancelled).isCancelled();
	}

	@Test
	void cancellationDuringATryIsNotLost() throws Exception {
		ClaimedFuture<Integer> future = new ClaimedFuture<>(() -> {
		});
		assertThat(future.claim()).isTrue();
		Thread canceller = new Thread(() -> future.cancel(false));
		canceller.start();
		Waiting.until("the canceller has met the try",
				() -> Set.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(canceller.getState()));
		future.disclaim();
		canceller.join();
		assertThat(future).isCancelled();
	}

	@Test
	void timedOutCallTakesNothing() throws Exception {
		CompletableFuture<Integer> late = this.calls.call(true).orTimeout(1, TimeUnit.MILLISECONDS);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(late::get)
			.withCauseInstanceOf(TimeoutException.class);
		CompletableFuture<Integer> next = this.calls.call(true);
		arrive(3);
		assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(3);
	}

	@Test
	void cancellationsInARaceNeverCostAValue() throws Exception {
		int rounds = 2000;
		int received = 0;
		for (int i = 0; i < rounds; i++) {
			CompletableFuture<Integer> future = this.calls.call(true);
			int value = i;
			CompletableFuture<Void> arrival = CompletableFuture.runAsync(() -> arrive(value), this.executor);
			boolean cancelled = future.cancel(false);
			arrival.get(10, TimeUnit.SECONDS);
			if (!cancelled) {
				future.handle((result, failure) -> result).get(10, TimeUnit.SECONDS);
				received++;
			}
			else if (this.arrived.poll() != null) {
				received++;
			}
		}
		assertThat(received).isEqualTo(rounds);
	}

	@Test
	void failureOfTheAttemptFailsTheCallAndNotTheNext() throws Exception {
		AsyncCalls<String, String> failing = new AsyncCalls<>(this.readiness, this.executor, (argument) -> {
			if (argument.isEmpty()) {
				throw new IllegalStateException("empty");
			}
			return argument;
		});
		CompletableFuture<String> failed = failing.call("");
		assertThat(failed).isCompletedExceptionally();
		assertThatIllegalStateException().isThrownBy(() -> {
			try {
				failed.join();
			}
			catch (CompletionException ex) {
				throw ex.getCause();
			}
		}).withMessage("empty");
		assertThat(failing.call("x")).isCompletedWithValue("x");
	}

	@Test
	void callsAbandonedBehindOneThatWaitsAreLetGo() throws Exception {
		CompletableFuture<Integer> first = this.calls.call(true);
		for (int i = 0; i < 10_000; i++) {
			this.calls.call(true).cancel(false);
			assertThat(this.calls.size()).isLessThan(200);
		}
		CompletableFuture<Integer> last = this.calls.call(true);
		arrive(1);
		arrive(2);
		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo(2);
		Waiting.until(() -> assertThat(this.calls.size()).isZero());
	}

	@Test
	void callsAbandonedAmongManyLeaveTheOthersInOrder() throws Exception {
		List<CompletableFuture<Integer>> all = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			all.add(this.calls.call(true));
		}
		List<CompletableFuture<Integer>> kept = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			if (i % 10 == 3) {
				kept.add(all.get(i));
			}
			else {
				all.get(i).cancel(false);
			}
		}
		assertThat(this.calls.size()).isLessThan(300);
		for (int i = 0; i < kept.size(); i++) {
			arrive(i);
		}
		for (int i = 0; i < kept.size(); i++) {
			assertThat(kept.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
		}
	}

}
