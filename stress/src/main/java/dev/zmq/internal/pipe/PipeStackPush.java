package dev.zmq.internal.pipe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A pipe changes while the stack is drained: whoever drains sees every change.
 */
@JCStressTest
@Outcome(id = { "0, 1", "1, 0", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "the change was seen")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the change was missed")
@State
public class PipeStackPush {

	private final PipeStack stack = new PipeStack();

	private final Pipe pipe = new Pipe(new Lane(1), new Lane(1), false);

	private int change;

	public PipeStackPush() {
		this.stack.push(this.pipe.readableEntry());
	}

	@Actor
	public void push() {
		this.change = 1;
		this.stack.push(this.pipe.readableEntry());
	}

	@Actor
	public void drain(II_Result result) {
		this.stack.drain((changed) -> result.r1 = this.change);
	}

	@Arbiter
	public void rest(II_Result result) {
		this.stack.drain((changed) -> result.r2 = this.change);
	}

}
