package dev.zmq.internal.engine;

import java.util.List;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A waiter comes while what it waits for happens.
 */
@JCStressTest
@Outcome(id = { "0, 1", "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "has seen it, or is woken")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "waits for ever: the wake-up is lost")
@State
public class WaitQueueEdge {

	private final WaitQueue queue = new WaitQueue(new Presence(List::of), null);

	private final FlagWaiter waiter = new FlagWaiter();

	private volatile boolean happened;

	@Actor
	public void enlist(II_Result result) {
		this.queue.enlist(this.waiter);
		result.r1 = this.happened ? 1 : 0;
	}

	@Actor
	public void happen() {
		this.happened = true;
		this.queue.signal();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.waiter.get();
	}

}
