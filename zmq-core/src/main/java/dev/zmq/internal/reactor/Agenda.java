package dev.zmq.internal.reactor;

import java.util.function.Consumer;

import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;

/**
 * What a reactor has to do: what other threads have asked it to, what asked to be run
 * again in the next turn, and what is due at a time.
 * <p>
 * <b>Threads.</b> {@link #post}, {@link #hasMail} and {@link #hasSoon} are for all
 * threads, everything else for whoever has the turn. Whatever a task throws is reported
 * and ends nothing but that task.
 */
final class Agenda {

	private static final int MAILBOX_CHUNK = 1024;

	/**
	 * How much of what others ask for is run in one turn: to connect to thousands of
	 * peers takes long, and the first of them must not wait for the last.
	 */
	private static final int MAIL_PER_TURN = 128;

	private static final long NANOS_BELOW_A_MILLI = 999_999;

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final Consumer<Throwable> faults;

	private final MpscUnboundedVarHandleArrayQueue<Runnable> mailbox = new MpscUnboundedVarHandleArrayQueue<>(
			MAILBOX_CHUNK);

	private final Timers timers = new Timers();

	private final Consumer<Runnable> runner = this::run;

	private final Rounds again = new Rounds();

	private final Rounds soon = new Rounds();

	Agenda(Consumer<Throwable> faults) {
		this.faults = faults;
	}

	void post(Runnable task) {
		this.mailbox.offer(task);
	}

	boolean hasMail() {
		return !this.mailbox.isEmpty();
	}

	/**
	 * For the next turn, after the selector has let go of what was closed in this one.
	 */
	void again(Runnable task) {
		this.again.add(task);
	}

	/** For the next turn, or whoever looks after the mailbox before that. */
	void soon(Runnable task) {
		this.soon.add(task);
	}

	boolean hasSoon() {
		return !this.soon.isEmpty();
	}

	/**
	 * Tells whether something has to be run in the next turn.
	 */
	boolean hasMore() {
		return !this.again.isEmpty() || !this.soon.isEmpty();
	}

	Timer schedule(long dueNanos, Runnable action) {
		return this.timers.schedule(dueNanos, action);
	}

	/**
	 * Returns how long to rest, rounded up so that no timer is met early and woken for
	 * twice, or −1 for as long as nothing happens.
	 */
	long waitMillis(long since) {
		return (this.timers.isEmpty()) ? -1 : ceilMillis(this.timers.untilNext(since));
	}

	static long ceilMillis(long nanos) {
		return (nanos + NANOS_BELOW_A_MILLI) / NANOS_PER_MILLI;
	}

	/**
	 * Runs what was asked for by others; not all of it if they do not stop asking.
	 */
	void runMail() {
		int limit = MAIL_PER_TURN;
		Runnable task;
		while (limit-- > 0 && (task = this.mailbox.poll()) != null) {
			run(task);
		}
	}

	void runAgain() {
		this.again.run(this.runner);
	}

	void runSoon() {
		this.soon.run(this.runner);
	}

	void runTimers(long nowNanos) {
		this.timers.beginPass();
		Timer timer;
		while ((timer = this.timers.pollDue(nowNanos)) != null) {
			try {
				timer.run();
			}
			catch (Throwable ex) {
				report(ex);
			}
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	void report(Throwable fault) {
		try {
			this.faults.accept(fault);
		}
		catch (Throwable ex) {
			// the listener itself is broken, and there is nobody else to tell; the loop
			// goes on
		}
	}

}
