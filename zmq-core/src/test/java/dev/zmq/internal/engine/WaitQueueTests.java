package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.exception.ZmqInterruptedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WaitQueue}.
 */
class WaitQueueTests {

	private static final long FOR_EVER = -1;

	private final WaitQueue queue = new WaitQueue(new Presence(List::of), null);

	private final AtomicInteger tokens = new AtomicInteger();

	private boolean take() {
		int now;
		do {
			now = this.tokens.get();
			if (now == 0) {
				return false;
			}
		}
		while (!this.tokens.compareAndSet(now, now - 1));
		return true;
	}

	@Test
	void attemptThatSucceedsAtOnceDoesNotWait() {
		this.tokens.set(1);
		assertThat(this.queue.await(this::take, FOR_EVER)).isTrue();
		assertThat(this.tokens).hasValue(0);
	}

	@Test
	void waitingEndsWhenTheTimeIsOver() {
		assertThat(this.queue.await(this::take, TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
	}

	@Test
	void zeroTimeTriesOnce() {
		assertThat(this.queue.await(this::take, 0)).isFalse();
		this.tokens.set(1);
		assertThat(this.queue.await(this::take, 0)).isTrue();
	}

	@Test
	void attemptThatThrowsPassesTheSignalOn() {
		Listed next = new Listed();
		this.queue.enlist(next);
		assertThatIllegalStateException().isThrownBy(() -> this.queue.await(() -> {
			throw new IllegalStateException("not your turn");
		}, FOR_EVER));
		assertThat(next.wakes).hasValue(1);
	}

	/** Somebody else who waits. */
	private static final class Listed implements Waiter {

		private final AtomicInteger wakes = new AtomicInteger();

		@Override
		public boolean wake() {
			this.wakes.incrementAndGet();
			return true;
		}

	}

	@Test
	void interruptEndsTheCallAndStaysSet() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(ZmqInterruptedException.class)
			.isThrownBy(() -> this.queue.await(this::take, FOR_EVER));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void everyTokenFindsAWaiterWhoeverIsSignalled() throws Exception {
		int waiters = 8;
		int rounds = 5000;
		List<CompletableFuture<Void>> done = new ArrayList<>();
		for (int i = 0; i < waiters; i++) {
			CompletableFuture<Void> future = new CompletableFuture<>();
			done.add(future);
			new Thread(() -> {
				for (int round = 0; round < rounds; round++) {
					this.queue.await(this::take, FOR_EVER);
				}
				future.complete(null);
			}, "waiter").start();
		}
		for (int i = 0; i < waiters * rounds; i++) {
			this.tokens.incrementAndGet();
			this.queue.signal();
		}
		CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
		assertThat(this.tokens).hasValue(0);
	}

	@Test
	void waiterThatGivesUpPassesTheSignalOn() throws Exception {
		CompletableFuture<Boolean> patient = new CompletableFuture<>();
		Waiter quitter = new Waiter() {

			private boolean woken;

			@Override
			public boolean wake() {
				boolean first = !this.woken;
				this.woken = true;
				return first;
			}

		};
		this.queue.enlist(quitter);
		Thread thread = new Thread(() -> patient.complete(this.queue.await(this::take, FOR_EVER)), "patient");
		thread.start();
		this.tokens.incrementAndGet();
		this.queue.signal();
		this.queue.delist(quitter);
		this.queue.signal();
		assertThat(patient.get(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void watcherHearsEverySignalAndTakesNoneAway() throws Exception {
		AtomicInteger heard = new AtomicInteger();
		Runnable watcher = heard::incrementAndGet;
		this.queue.watch(watcher);
		CompletableFuture<Boolean> waiter = new CompletableFuture<>();
		new Thread(() -> waiter.complete(this.queue.await(this::take, FOR_EVER)), "waiter").start();
		this.tokens.incrementAndGet();
		this.queue.signal();
		assertThat(waiter.get(10, TimeUnit.SECONDS)).isTrue();
		this.queue.unwatch(watcher);
		int before = heard.get();
		this.queue.signal();
		assertThat(before).isPositive();
		assertThat(heard).hasValue(before);
	}

	/**
	 * The signal has come to a waiter that gives up before it is woken: it is not the one
	 * that has got the signal.
	 */
	@Test
	void signalPassesByWhoHasGivenUpMeanwhile() throws Exception {
		CountDownLatch enlisted = new CountDownLatch(1);
		CountDownLatch signalled = new CountDownLatch(1);
		AtomicInteger reached = new AtomicInteger();
		Thread first = new Thread(() -> this.queue.await(() -> {
			enlisted.countDown();
			join(signalled::await);
			return false;
		}, 0));
		// the iterator that signals holds the next waiter already while it is at this one
		this.queue.enlist(() -> {
			signalled.countDown();
			join(first::join);
			return false;
		});
		first.start();
		enlisted.await();
		this.queue.enlist(() -> reached.incrementAndGet() > 0);
		this.queue.signal();
		assertThat(reached).hasValue(1);
	}

	private static void join(Blocking blocking) {
		try {
			blocking.run();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Waits for something. */
	@FunctionalInterface
	private interface Blocking {

		void run() throws InterruptedException;

	}

}
