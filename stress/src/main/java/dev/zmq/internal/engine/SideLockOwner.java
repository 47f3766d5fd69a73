package dev.zmq.internal.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads take a lock, twice each and again, and between look whether they have it:
 * the owner that stays noted after a release misleads neither.
 */
@JCStressTest
@Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "one at a time, and each knows")
@Outcome(expect = Expect.FORBIDDEN, desc = "both at once, or one is mistaken about itself")
@State
public class SideLockOwner {

	private final SideLock lock = SideLock.create();

	private int guarded;

	private int mistakes;

	@Actor
	public void one() {
		holdTwice();
	}

	@Actor
	public void other() {
		holdTwice();
	}

	private void holdTwice() {
		int mistaken = hold();
		mistaken += this.lock.isHeldByCurrentThread() ? 1 : 0;
		mistaken += hold();
		mistaken += this.lock.isHeldByCurrentThread() ? 1 : 0;
		this.lock.lock();
		this.mistakes += mistaken;
		this.lock.unlock();
	}

	private int hold() {
		this.lock.lock();
		this.lock.lock();
		this.guarded++;
		this.lock.unlock();
		int mistaken = this.lock.isHeldByCurrentThread() ? 0 : 1;
		this.lock.unlock();
		return mistaken;
	}

	@Arbiter
	public void count(II_Result result) {
		result.r1 = this.guarded;
		result.r2 = this.mistakes;
	}

}
