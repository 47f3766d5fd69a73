package dev.zmq.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Asynchronous calls of one kind on one socket: each is tried in the order of the calls,
 * as soon as the socket is ready, on the callback executor. Thread-safe.
 *
 * @param <A> what a call is given
 * @param <R> what it results in
 */
final class AsyncCalls<A, R> {

	/**
	 * Tries a call without waiting.
	 *
	 * @param <A> what a call is given
	 * @param <R> what it results in
	 */
	@FunctionalInterface
	interface Attempt<A, R> {

		/**
		 * Tries.
		 * @return the result, or null if the socket is not ready
		 */
		@Nullable R attempt(A argument);

	}

	/** How many abandoned calls are let stand before the others are looked through. */
	private static final int SWEEP_FROM = 64;

	private final WaitQueue readiness;

	private final Executor executor;

	private final Attempt<A, R> attempt;

	private final ConcurrentLinkedQueue<Call<A, R>> calls = new ConcurrentLinkedQueue<>();

	private final AtomicInteger passes = new AtomicInteger();

	private final Readiness waiter = new Readiness();

	private boolean waiting;

	private final AtomicInteger abandoned = new AtomicInteger();

	private volatile int sweepAt = SWEEP_FROM;

	AsyncCalls(WaitQueue readiness, Executor executor, Attempt<A, R> attempt) {
		this.readiness = readiness;
		this.executor = executor;
		this.attempt = attempt;
	}

	CompletableFuture<R> call(A argument) {
		Call<A, R> call = new Call<>(argument, new ClaimedFuture<>(this::abandoned));
		this.calls.add(call);
		pass();
		return call.future();
	}

	/**
	 * One call was cancelled, or timed out: it does not wait for those before it to
	 * leave. Looking through all of them is put off until half as many were abandoned as
	 * were left the last time, so that it costs each of them little.
	 */
	private void abandoned() {
		if (this.abandoned.incrementAndGet() >= this.sweepAt) {
			sweep();
		}
	}

	private synchronized void sweep() {
		if (this.abandoned.get() >= this.sweepAt) {
			this.abandoned.set(0);
			this.calls.removeIf((call) -> call.future().isDone());
			this.sweepAt = Math.max(SWEEP_FROM, this.calls.size() / 2);
		}
	}

	/**
	 * Returns how many calls are kept, with those abandoned that are not yet let go.
	 */
	int size() {
		return this.calls.size();
	}

	/**
	 * Looks after the calls; one thread at a time does, for all others that come.
	 */
	void pass() {
		if (this.passes.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			settleAll();
			seen = this.passes.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private void settleAll() {
		this.waiter.reset();
		boolean pending = settleReady();
		if (pending && !this.waiting) {
			this.waiting = true;
			this.readiness.enlist(this.waiter);
			pending = settleReady();
		}
		if (!pending && this.waiting) {
			this.waiting = false;
			this.readiness.delist(this.waiter);
			this.readiness.signal();
		}
	}

	/**
	 * Settles calls until the socket is not ready.
	 * @return whether a call is left
	 */
	private boolean settleReady() {
		Call<A, R> call;
		while ((call = this.calls.peek()) != null) {
			if (call.future().isDone() || settle(call)) {
				// not the first any more, perhaps, if it was abandoned
				this.calls.remove(call);
			}
			else {
				return true;
			}
		}
		return false;
	}

	private boolean settle(Call<A, R> call) {
		if (!call.future().claim()) {
			return true;
		}
		try {
			R result = this.attempt.attempt(call.argument());
			if (result == null) {
				call.future().disclaim();
				return false;
			}
			call.future().settle(result);
		}
		catch (RuntimeException | Error ex) {
			call.future().fail(ex);
		}
		return true;
	}

	/**
	 * One call that is waiting.
	 *
	 * @param <A> what it is given
	 * @param <R> what it results in
	 * @param argument what it is given
	 * @param future what its result goes to
	 */
	private record Call<A, R>(A argument, ClaimedFuture<R> future) {

		/** Each call is one of its own, whatever it is given. */
		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

	/** Hears when the socket may be ready, and has the calls looked after. */
	private final class Readiness implements Waiter {

		private final AtomicBoolean woken = new AtomicBoolean();

		@Override
		public boolean wake() {
			if (!this.woken.compareAndSet(false, true)) {
				return false;
			}
			try {
				AsyncCalls.this.executor.execute(AsyncCalls.this::pass);
				return true;
			}
			catch (RuntimeException | Error ex) {
				// such as for want of threads: another waiter, or the next signal
				this.woken.set(false);
				return false;
			}
		}

		void reset() {
			this.woken.set(false);
		}

	}

}
