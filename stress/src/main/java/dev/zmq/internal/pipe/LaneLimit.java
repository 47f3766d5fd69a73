package dev.zmq.internal.pipe;

import dev.zmq.ZmqMessage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What is queued never exceeds the limit, and what was taken in comes out.
 */
@JCStressTest
@Outcome(id = { "2, 2", "3, 3" }, expect = Expect.ACCEPTABLE, desc = "as many as were taken in")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, made up, or beyond the limit")
@State
public class LaneLimit {

	private final Lane lane = new Lane(2);

	private int taken;

	@Actor
	public void produce(II_Result result) {
		for (int i = 0; i < 3; i++) {
			result.r1 += this.lane.offer(ZmqMessage.empty()) ? 1 : 0;
		}
	}

	@Actor
	public void consume() {
		this.taken += (this.lane.poll() != null) ? 1 : 0;
	}

	@Arbiter
	public void count(II_Result result) {
		while (this.lane.poll() != null) {
			this.taken++;
		}
		result.r2 = this.taken;
	}

}
