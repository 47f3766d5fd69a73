package dev.zmq.internal.reactor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Who runs a reactor's loop: its own thread, or a caller that would otherwise only wait
 * for that thread.
 * <p>
 * Two things are held. The <b>helm</b> is the duty to select and to look after what is
 * due; one thread has it, or nobody for up to {@link #TICK_NANOS} after a caller has let
 * go, since it most often comes back sooner. The <b>turn</b> is a lock on everything that
 * the reactor looks after; whoever has the helm holds it, except while it selects, so
 * that somebody who has a moment's work can do it meanwhile.
 * <p>
 * The own thread gives the helm up when a caller {@linkplain #tryTake wants it}, and then
 * stands by: it comes back when it is {@linkplain #rouse roused}, or when it finds the
 * helm free and unused for a tick.
 */
final class Helm {

	/** How long the helm may be free, with nobody who listens to channels. */
	static final long TICK_NANOS = 1_000_000;

	/** Somebody works, or was told to, and looks into the mailbox before resting. */
	private static final int TURNING = 0;

	/** Whoever has the helm selects. */
	private static final int RESTING = 1;

	/** Nobody has the helm. */
	private static final int FREE = 2;

	/** The own thread has the helm, and looks after everything once in a moment. */
	private static final int LINGERING = 3;

	/** How long a moment is while callers hand over in bursts. */
	private static final long MOMENT_NANOS = 50_000;

	/** How long it may become while they run out of room and see to that themselves. */
	private static final long LONG_MOMENT_NANOS = 400_000;

	/** After how many moments without anything handed over the burst counts as over. */
	private static final int LAST_MOMENTS = 8;

	private final Thread own;

	private final Runnable wakeup;

	private final ReentrantLock turn = new ReentrantLock();

	private final AtomicInteger state = new AtomicInteger(TURNING);

	private final AtomicBoolean held = new AtomicBoolean();

	/** Whether the own thread has to come back although callers were there. */
	private volatile boolean summoned = true;

	/** The caller that would have taken the helm if it could, and may be parked now. */
	private volatile @Nullable Thread wantedBy;

	/** Whether something was handed over that can wait for a moment. */
	private volatile boolean nudged;

	/** Moments that have passed since; for the own thread. */
	private int moments = LAST_MOMENTS;

	private long momentNanos = MOMENT_NANOS;

	/** Whether a caller that ran out of room has seen to it; for whoever has the turn. */
	private boolean helped;

	/** How often callers have taken the helm. */
	private volatile long taken;

	/** Whether the own thread sleeps until the caller that has the helm lets go. */
	private volatile boolean relieved;

	/**
	 * Creates a helm that is for the own thread to take.
	 * @param own the reactor's thread
	 * @param wakeup ends a selection
	 */
	Helm(Thread own, Runnable wakeup) {
		this.own = own;
		this.wakeup = wakeup;
	}

	/**
	 * Tells whether the calling thread has the turn.
	 */
	boolean hasTurn() {
		return this.turn.isHeldByCurrentThread();
	}

	/**
	 * Takes the turn alone, for a moment, if nobody has it.
	 */
	boolean tryTurn() {
		return !this.turn.isHeldByCurrentThread() && this.turn.tryLock();
	}

	/**
	 * Notes that the turn was taken for want of room.
	 */
	void helped() {
		this.helped = true;
	}

	/**
	 * Gives back what {@link #tryTurn} has taken.
	 */
	void endTurn() {
		this.turn.unlock();
	}

	/**
	 * Sees to it that somebody looks into the mailbox. What it is to find there has to be
	 * there before.
	 */
	void rouse() {
		int now = this.state.get();
		if (now == RESTING && this.state.compareAndSet(RESTING, TURNING)) {
			this.wakeup.run();
		}
		else if (now == FREE) {
			summon();
		}
		else if (now == LINGERING && this.state.compareAndSet(LINGERING, TURNING)) {
			LockSupport.unpark(this.own);
		}
	}

	/**
	 * Sees to it that somebody looks into the mailbox, soon or in a moment: in a burst of
	 * work it is cheaper to look from time to time than to be roused for each piece.
	 */
	void nudge() {
		this.nudged = true;
		if (this.state.get() != LINGERING) {
			rouse();
		}
	}

	/**
	 * Sees to it that whoever selects looks anew at what it selects on. Whoever takes the
	 * helm next does that anyway, and somebody does within a tick.
	 */
	void refresh() {
		if (this.state.get() == RESTING && this.state.compareAndSet(RESTING, TURNING)) {
			this.wakeup.run();
		}
	}

	/**
	 * Tells whether the own thread expects to be nudged again soon.
	 */
	boolean isLingering() {
		if (this.nudged) {
			this.nudged = false;
			this.moments = 0;
		}
		return this.moments < LAST_MOMENTS;
	}

	/**
	 * Says, before a last look into the mailbox, that the own thread is about to linger.
	 */
	void announceLinger() {
		this.moments++;
		this.state.set(LINGERING);
	}

	/**
	 * Gives the turn up for a moment; a longer one each time that callers did without
	 * this thread in the last.
	 */
	void linger() {
		this.momentNanos = (this.helped) ? Math.min(2 * this.momentNanos, LONG_MOMENT_NANOS) : MOMENT_NANOS;
		this.helped = false;
		this.turn.unlock();
		LockSupport.parkNanos(this, this.momentNanos);
		this.turn.lock();
		this.state.set(TURNING);
	}

	/**
	 * Has the own thread take the helm if nobody has it.
	 */
	void summon() {
		if (this.state.get() == FREE && this.state.compareAndSet(FREE, TURNING)) {
			recall();
		}
	}

	/**
	 * Has the own thread look whether it can take the helm.
	 */
	void recall() {
		this.summoned = true;
		LockSupport.unpark(this.own);
	}

	/**
	 * Takes helm and turn for a caller.
	 * @return whether they were free; if not, they are as soon as the own thread rests
	 */
	boolean tryTake() {
		if (!this.held.compareAndSet(false, true)) {
			this.wantedBy = Thread.currentThread();
			return false;
		}
		this.taken = this.taken + 1;
		begin();
		return true;
	}

	/**
	 * Takes helm and turn for the own thread, which stands by until it is needed.
	 */
	void take() {
		boolean needed = false;
		while (!((needed || this.summoned) && this.held.compareAndSet(false, true))) {
			// a caller that has the helm does what this thread was summoned for
			this.summoned = false;
			long seen = this.taken;
			LockSupport.parkNanos(this, TICK_NANOS);
			// an interrupt is not how a reactor is stopped, and would keep it from
			// parking
			Thread.interrupted();
			needed = false;
			if (this.taken == seen && !this.held.get()) {
				needed = true;
			}
			else if (this.taken == seen) {
				standAside();
			}
		}
		this.summoned = false;
		this.wantedBy = null;
		begin();
	}

	/** Sleeps for as long as one and the same caller has the helm. */
	private void standAside() {
		this.relieved = true;
		while (this.held.get() && this.relieved && !this.summoned) {
			LockSupport.park(this);
			Thread.interrupted();
		}
		this.relieved = false;
	}

	private void begin() {
		this.turn.lock();
		this.state.set(TURNING);
	}

	/**
	 * Tells whether a caller waits for the helm.
	 */
	boolean isWanted() {
		return this.wantedBy != null;
	}

	/**
	 * Tells the caller that waits for the helm that it is free. Otherwise nobody would
	 * have it while that caller is parked.
	 */
	void offer() {
		LockSupport.unpark(this.wantedBy);
	}

	/**
	 * Gives up helm and turn. Whoever does so looks into the mailbox afterwards, and
	 * {@linkplain #rouse rouses} if there is anything.
	 */
	void release() {
		this.state.set(FREE);
		this.turn.unlock();
		this.held.set(false);
		if (this.relieved) {
			this.relieved = false;
			LockSupport.unpark(this.own);
		}
	}

	/**
	 * Says, before a last look into the mailbox, that the turn is about to be given up.
	 */
	void announceRest() {
		this.state.set(RESTING);
	}

	/**
	 * Goes on with the turn after all.
	 */
	void stay() {
		this.state.set(TURNING);
	}

	/**
	 * Gives up the turn in order to select.
	 */
	void rest() {
		this.turn.unlock();
	}

	/**
	 * Takes the turn again after, or in the middle of, selecting.
	 */
	void resume() {
		if (!this.turn.isHeldByCurrentThread()) {
			this.turn.lock();
			this.state.set(TURNING);
		}
	}

}
