package dev.zmq.internal.reactor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Whoever has the helm goes to rest while it is asked for something.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "rests and is woken")
@Outcome(id = { "0, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "has seen what it was asked for")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "rests for ever: the wake-up is lost")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than one wake-up")
@State
public class HelmRest {

	private final Agenda agenda = new Agenda((fault) -> {
	});

	private int wakeups;

	private final Helm helm = new Helm(Thread.currentThread(), () -> this.wakeups++);

	@Actor
	public void rest(II_Result result) {
		this.helm.tryTake();
		this.helm.announceRest();
		if (this.agenda.hasMail()) {
			this.helm.stay();
			this.helm.endTurn();
		}
		else {
			this.helm.rest();
			result.r1 = 1;
		}
	}

	@Actor
	public void ask() {
		this.agenda.post(() -> {
		});
		this.helm.rouse();
	}

	@Arbiter
	public void count(II_Result result) {
		result.r2 = this.wakeups;
	}

}
