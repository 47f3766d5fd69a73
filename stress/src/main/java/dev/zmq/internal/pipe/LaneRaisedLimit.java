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
 * A producer that finds the lane full while its limit is raised.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "is refused and hears of the room")
@Outcome(id = { "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "has found the room")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "waits for ever: the wake-up is lost")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than one wake-up")
@State
public class LaneRaisedLimit {

	private final Lane lane = new Lane(1);

	private int signals;

	public LaneRaisedLimit() {
		this.lane.offer(ZmqMessage.empty());
		this.lane.onWritable(() -> this.signals++);
	}

	@Actor
	public void produce(II_Result result) {
		result.r1 = this.lane.offer(ZmqMessage.empty()) ? 1 : 0;
	}

	@Actor
	public void raise() {
		this.lane.highWaterMark(5);
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.signals;
	}

}
