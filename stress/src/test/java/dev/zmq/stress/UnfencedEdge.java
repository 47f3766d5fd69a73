package dev.zmq.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The edge of {@link dev.zmq.internal.pipe.Lane#flush()} and
 * {@link dev.zmq.internal.pipe.Lane#idle()} with a queue of one place, and without the
 * fence of the producer. This is wrong on purpose: a harness that does not find it would
 * find nothing.
 */
@JCStressTest
@Outcome(id = { "0, 0", "0, 1", "1, 1" }, expect = Expect.ACCEPTABLE, desc = "as it should be")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "rests for ever: the wake-up is lost")
@State
public class UnfencedEdge {

	private static final VarHandle IDLE;

	private static final VarHandle ITEM;

	static {
		try {
			IDLE = MethodHandles.lookup().findVarHandle(UnfencedEdge.class, "idle", boolean.class);
			ITEM = MethodHandles.lookup().findVarHandle(UnfencedEdge.class, "item", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	@SuppressWarnings("unused")
	private int item;

	private volatile boolean idle;

	private int signals;

	@Actor
	public void produce() {
		ITEM.setRelease(this, 1);
		if (this.idle && IDLE.compareAndSet(this, true, false)) {
			this.signals++;
		}
	}

	@Actor
	public void consume(II_Result result) {
		result.r1 = (isEmpty() && rest()) ? 1 : 0;
	}

	private boolean isEmpty() {
		return (int) ITEM.getAcquire(this) == 0;
	}

	private boolean rest() {
		this.idle = true;
		VarHandle.fullFence();
		return !(!isEmpty() && IDLE.compareAndSet(this, true, false));
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.signals;
	}

}
