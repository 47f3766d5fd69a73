package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The socket ends a future while its user does.
 */
@JCStressTest
@Outcome(id = { "1, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "one of them")
@Outcome(expect = Expect.FORBIDDEN, desc = "both or neither")
@State
public class ClaimedFutureRace {

	private final AtomicInteger abandoned = new AtomicInteger();

	private final ClaimedFuture<Integer> future = new ClaimedFuture<>(this.abandoned::incrementAndGet);

	@Actor
	public void settle(II_Result result) {
		if (this.future.claim()) {
			this.future.settle(1);
			result.r1 = 1;
		}
	}

	@Actor
	public void cancel(II_Result result) {
		result.r2 = this.future.cancel(false) ? 1 : 0;
	}

	@Arbiter
	public void check(II_Result result) {
		boolean right = this.future.isCancelled() == (result.r2 == 1) && this.abandoned.get() == result.r2;
		if (!right) {
			result.r1 = -1;
		}
	}

}
