package dev.zmq.internal.reactor;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The turns of a reactor: what is due, then what has happened on the channels, then rest.
 * <p>
 * <b>Threads.</b> {@link #runOwn} is for the reactor's thread; {@link #drive},
 * {@link #pass}, {@link #stop} and the figures are for all. Everything else is for
 * whoever has the turn.
 */
final class Loop {

	/** A task that asks to be run again for ever does not keep the loop from ending. */
	private static final int LAST_TURNS = 2048;

	private final Selector selector;

	private final Agenda agenda;

	private final Helm helm;

	private final Consumer<SelectionKey> dispatcher = this::dispatch;

	private volatile boolean stopping;

	private volatile long turnNanos = System.nanoTime();

	/** Written by who has the turn. */
	private volatile long busyNanos;

	/** Whether something has changed that whoever selects does not know of yet. */
	private boolean touched;

	private int sharesTaken;

	private long now = System.nanoTime();

	Loop(Selector selector, Agenda agenda, Helm helm) {
		this.selector = selector;
		this.agenda = agenda;
		this.helm = helm;
	}

	/** Notes that the selector has to look anew at what it selects on. */
	void touch() {
		this.touched = true;
	}

	long now() {
		return this.now;
	}

	long turnNanos() {
		return this.turnNanos;
	}

	long busyNanos() {
		return this.busyNanos;
	}

	boolean isStopping() {
		return this.stopping;
	}

	/**
	 * Takes one of a turn's shares.
	 * @return whether there was one left
	 */
	boolean takeShare(int limit) {
		if (this.sharesTaken == limit) {
			return false;
		}
		this.sharesTaken++;
		return true;
	}

	void stop() {
		this.stopping = true;
		this.selector.wakeup();
		this.helm.recall();
	}

	/**
	 * Runs what was asked for, and nothing else, if nobody has the turn.
	 * @param inNeed whether the caller cannot go on otherwise
	 * @return whether nobody had
	 */
	boolean pass(boolean inNeed) {
		if (this.stopping || !this.helm.tryTurn()) {
			return false;
		}
		boolean more;
		boolean stale;
		try {
			this.now = System.nanoTime();
			this.touched = false;
			if (inNeed) {
				this.helm.helped();
			}
			this.agenda.runSoon();
			this.agenda.runMail();
			more = this.agenda.hasMore();
			stale = this.touched;
			worked(System.nanoTime() - this.now);
		}
		finally {
			this.helm.endTurn();
		}
		if (more || this.agenda.hasMail()) {
			this.helm.nudge();
		}
		if (stale) {
			this.helm.refresh();
		}
		return true;
	}

	/**
	 * Turns until a caller has what it waits for, if nobody has the helm.
	 * @return whether nobody had
	 */
	boolean drive(Watch watch) {
		if (this.stopping || this.helm.hasTurn() || !this.helm.tryTake()) {
			return false;
		}
		try {
			while (!watch.isOver() && !this.stopping) {
				turnSafely(watch);
			}
		}
		finally {
			letGo();
		}
		return true;
	}

	/**
	 * Turns, and stands by, until the loop is stopped.
	 */
	void runOwn() {
		while (!this.stopping) {
			this.helm.take();
			try {
				runAtHelm();
			}
			finally {
				letGo();
				this.helm.offer();
			}
		}
		// for good
		this.helm.take();
		finish();
	}

	private void runAtHelm() {
		do {
			// an interrupt is not how this loop is stopped, and a pending one would keep
			// select from ever resting
			Thread.interrupted();
			turnSafely(null);
		}
		while (!this.stopping && !(this.helm.isWanted() && !this.agenda.hasMore() && !this.agenda.hasMail()));
	}

	/**
	 * Gives up the helm, and calls the own thread back if there is work.
	 */
	private void letGo() {
		boolean more = this.agenda.hasMore();
		this.turnNanos = 0;
		this.helm.release();
		if (more || this.agenda.hasMail()) {
			this.helm.rouse();
		}
	}

	/**
	 * Runs what is left, each task in the turn it belongs in: somebody may wait for it.
	 */
	private void finish() {
		for (int i = 0; i < LAST_TURNS && (this.agenda.hasMail() || this.agenda.hasMore()); i++) {
			this.agenda.runAgain();
			this.agenda.runSoon();
			this.agenda.runMail();
			forget();
		}
	}

	/**
	 * Has the selector let go of channels that were closed; what has happened on others
	 * is of no interest any more.
	 */
	private void forget() {
		try {
			this.selector.selectNow();
		}
		catch (IOException ex) {
			this.agenda.report(ex);
		}
	}

	private void turnSafely(@Nullable Watch watch) {
		try {
			turn(watch);
		}
		catch (Throwable ex) {
			this.agenda.report(ex);
		}
	}

	private void turn(@Nullable Watch watch) throws IOException {
		this.now = System.nanoTime();
		if (this.turnNanos != 0) {
			worked(this.now - this.turnNanos);
		}
		this.turnNanos = this.now;
		this.sharesTaken = 0;
		// first, so that what the mailbox asks to be run again does wait for the next
		// turn
		this.agenda.runAgain();
		this.agenda.runSoon();
		this.agenda.runMail();
		this.agenda.runTimers(this.now);
		select(watch);
	}

	private void worked(long nanos) {
		this.busyNanos = this.busyNanos + nanos;
	}

	private void select(@Nullable Watch watch) throws IOException {
		if (this.agenda.hasMore()) {
			this.selector.selectNow(this.dispatcher);
			return;
		}
		if (watch == null && this.helm.isLingering() && !this.helm.isWanted()) {
			linger();
			return;
		}
		this.helm.announceRest();
		if (this.agenda.hasMail() || this.stopping || (watch != null && watch.isOver())) {
			this.helm.stay();
			this.selector.selectNow(this.dispatcher);
			return;
		}
		// read afresh: the tasks of this turn may have taken long
		long rest = System.nanoTime();
		worked(rest - this.now);
		long waitMillis = this.agenda.waitMillis(rest);
		if (watch != null) {
			waitMillis = sooner(waitMillis, watch.leftNanos());
		}
		this.turnNanos = 0;
		this.helm.rest();
		try {
			if (waitMillis == 0) {
				this.selector.selectNow(this.dispatcher);
			}
			else {
				this.selector.select(this.dispatcher, Math.max(0, waitMillis));
			}
		}
		finally {
			this.helm.resume();
		}
	}

	/**
	 * Waits for a moment, and looks what has happened on the channels meanwhile.
	 */
	private void linger() throws IOException {
		this.helm.announceLinger();
		if (this.agenda.hasMail() || this.stopping) {
			this.helm.stay();
		}
		else {
			worked(System.nanoTime() - this.now);
			this.turnNanos = 0;
			this.helm.linger();
			this.now = System.nanoTime();
			this.turnNanos = this.now;
		}
		this.selector.selectNow(this.dispatcher);
	}

	private static long sooner(long millis, long nanos) {
		if (nanos < 0) {
			return millis;
		}
		long limit = Agenda.ceilMillis(nanos);
		return (millis < 0) ? limit : Math.min(millis, limit);
	}

	private void dispatch(SelectionKey key) {
		awake();
		int readyOps;
		try {
			readyOps = key.readyOps();
		}
		catch (CancelledKeyException ex) {
			// given up since it was selected, by a handler before it or by its owner
			return;
		}
		ChannelHandler handler = (ChannelHandler) key.attachment();
		try {
			handler.ready(readyOps);
		}
		catch (Throwable ex) {
			failed(key, handler, ex);
		}
	}

	/**
	 * Tells a handler that it has failed. One that cannot even bear that loses its place:
	 * it would fail again for ever, and take the turn from those selected after it.
	 */
	private void failed(SelectionKey key, ChannelHandler handler, Throwable fault) {
		try {
			handler.failed(fault);
		}
		catch (Throwable ex) {
			key.cancel();
			if (ex != fault) {
				ex.addSuppressed(fault);
			}
			this.agenda.report(ex);
		}
	}

	/**
	 * The first channel after a rest: nobody has to wake the loop any more, and the time
	 * has moved on.
	 */
	private void awake() {
		if (this.turnNanos == 0) {
			this.helm.resume();
			this.now = System.nanoTime();
			this.turnNanos = this.now;
		}
	}

}
