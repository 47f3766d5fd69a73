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
 * A consumer that goes to rest while a message arrives.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "rests and is woken")
@Outcome(id = { "0, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "has seen the message")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "rests for ever: the wake-up is lost")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than one wake-up")
@State
public class LaneReadableEdge {

	private final Lane lane = new Lane(10);

	private int signals;

	public LaneReadableEdge() {
		this.lane.flush();
		this.lane.onReadable(() -> this.signals++);
	}

	@Actor
	public void produce() {
		this.lane.offer(ZmqMessage.empty());
		this.lane.flush();
	}

	@Actor
	public void consume(II_Result result) {
		result.r1 = (this.lane.poll() == null && this.lane.idle()) ? 1 : 0;
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.signals;
	}

}
