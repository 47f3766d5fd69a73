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
 * A call comes while what it waits for arrives.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the call got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "the call waits beside what it waits for")
@State
public class AsyncCallsArrival {

	private final AtomicInteger arrived = new AtomicInteger();

	private final WaitQueue readiness = new WaitQueue(new Presence(List::of), null);

	private final AsyncCalls<Integer, Integer> calls = new AsyncCalls<>(this.readiness, Runnable::run,
			(ignored) -> this.arrived.compareAndSet(1, 0) ? 1 : null);

	private CompletableFuture<Integer> future;

	@Actor
	public void call() {
		this.future = this.calls.call(0);
	}

	@Actor
	public void arrive() {
		this.arrived.set(1);
		this.readiness.signal();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r1 = this.future.isDone() ? 1 : 0;
		result.r2 = this.arrived.get();
	}

}
