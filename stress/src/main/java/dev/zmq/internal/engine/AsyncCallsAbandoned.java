package dev.zmq.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A call is cancelled while what it waits for arrives: nothing is taken for nobody, and
 * the call behind it gets what the cancelled one does not.
 */
@JCStressTest
@Outcome(id = { "0, 1", "1, 0" }, expect = Expect.ACCEPTABLE, desc = "one of the calls got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "it was lost, or left lying")
@State
public class AsyncCallsAbandoned {

	private final AtomicInteger arrived = new AtomicInteger();

	private final WaitQueue readiness = new WaitQueue(new Presence(List::of), null);

	private final AsyncCalls<Integer, Integer> calls = new AsyncCalls<>(this.readiness, Runnable::run,
			(ignored) -> this.arrived.compareAndSet(1, 0) ? 1 : null);

	private final CompletableFuture<Integer> first = this.calls.call(0);

	private final CompletableFuture<Integer> second = this.calls.call(0);

	@Actor
	public void cancel() {
		this.first.cancel(false);
	}

	@Actor
	public void arrive() {
		this.arrived.set(1);
		this.readiness.signal();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r1 = (this.first.isDone() && !this.first.isCancelled()) ? 1 : 0;
		result.r2 = this.second.isDone() ? 1 : 0;
	}

}
