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
 * A producer sends and ends while the consumer looks for the end.
 */
@JCStressTest
@Outcome(id = { "0, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "there may be more")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "exhausted before the message was taken")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "a message after the end")
@State
public class LaneEnd {

	private final Lane lane = new Lane(10);

	@Actor
	public void produce() {
		this.lane.offer(ZmqMessage.empty());
		this.lane.end();
	}

	@Actor
	public void consume(II_Result result) {
		result.r1 = this.lane.isExhausted() ? 1 : 0;
		result.r2 = (this.lane.poll() != null) ? 1 : 0;
	}

	@Arbiter
	public void rest(II_Result result) {
		while (this.lane.poll() != null) {
			continue;
		}
		if (!this.lane.isExhausted()) {
			result.r1 = -1;
		}
	}

}
