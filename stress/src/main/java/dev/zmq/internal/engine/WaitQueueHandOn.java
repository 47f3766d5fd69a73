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
 * A signal comes while the first of two waiters gives up: it reaches the other.
 */
@JCStressTest
@Outcome(id = { "0, 1", "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "the second has seen it, or is woken")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the signal is lost with the one that has left")
@State
public class WaitQueueHandOn {

	private final WaitQueue queue = new WaitQueue(new Presence(List::of), null);

	private final FlagWaiter second = new FlagWaiter();

	private volatile boolean happened;

	@Actor
	public void giveUp(II_Result result) {
		this.queue.await(() -> {
			this.queue.enlist(this.second);
			result.r1 = this.happened ? 1 : 0;
			return false;
		}, 0);
	}

	@Actor
	public void happen() {
		this.happened = true;
		this.queue.signal();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.second.get();
	}

}
