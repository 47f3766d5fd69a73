package dev.zmq.internal.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One event loop: it selects on channels, runs what other threads ask it to, and keeps
 * time.
 * <p>
 * <b>Threads.</b> One thread at a time has the turn, and all that the loop looks after is
 * its own for that time: the reactor's thread, or a caller that {@linkplain #drive waits}
 * or {@linkplain #pass has a moment's work}; see {@link Helm}. {@link #execute},
 * {@link #post}, {@link #rouse}, {@link #pass}, {@link #drive}, {@link #summon},
 * {@link #stop} and {@link #load} are for all threads, everything else is for whoever has
 * the turn. Whatever a handler or task throws is reported and ends nothing but that
 * handler or task.
 */
public final class Reactor {

	/**
	 * How much of what is costly is done in one turn. Shaking hands may take some tenths
	 * of a millisecond each time, so that this keeps nobody else waiting for long.
	 */
	private static final int SHARES = 16;

	/**
	 * With more than this to look after, a turn may keep a caller from what it has
	 * received for long.
	 */
	private static final int MAX_LOAD_OF_CALLER = 32;

	private final Selector selector;

	private final Thread thread;

	private final Agenda agenda;

	private final Helm helm;

	private final Loop loop;

	private final AtomicInteger load = new AtomicInteger();

	private final BufferPool buffers = new BufferPool();

	/**
	 * Creates a reactor and starts its thread, a daemon.
	 * @param name the thread's name
	 * @param faults hears of what handlers and tasks throw, on the reactor's thread
	 */
	public Reactor(String name, Consumer<Throwable> faults) {
		this.agenda = new Agenda(faults);
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No selector could be opened for the I/O thread " + name, ex);
		}
		this.thread = new Thread(this::run, name);
		this.thread.setDaemon(true);
		this.helm = new Helm(this.thread, this.selector::wakeup);
		this.loop = new Loop(this.selector, this.agenda, this.helm);
		boolean started = false;
		try {
			this.thread.start();
			started = true;
		}
		finally {
			if (!started) {
				closeSelector();
			}
		}
	}

	/**
	 * Runs a task in a turn of this reactor, soon. Never blocks. After {@link #stop},
	 * tasks may be left unrun.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		this.agenda.post(task);
		this.helm.rouse();
	}

	/**
	 * Leaves a task to be run, without telling anybody: {@link #pass}, {@link #nudge} or
	 * {@link #rouse} has to follow.
	 * @param task the task
	 */
	public void post(Runnable task) {
		this.agenda.post(task);
	}

	/**
	 * Sees to it that tasks which were left, and the end of what a caller waits for, are
	 * noticed soon.
	 */
	public void rouse() {
		this.helm.rouse();
	}

	/**
	 * Sees to it that tasks which were left are noticed, soon or in a moment; for those
	 * that follow each other quickly.
	 */
	public void nudge() {
		this.helm.nudge();
	}

	/**
	 * As {@link #pass}, for a caller that cannot go on before that is done.
	 * @return false if there is nothing to run, or somebody is at it
	 */
	public boolean help() {
		return (this.agenda.hasMail() || this.agenda.hasSoon()) && this.loop.pass(true);
	}

	/**
	 * Runs the tasks that were left on the calling thread, if nobody is working.
	 * @return whether that was so; if not, {@link #nudge} or {@link #rouse} has to follow
	 */
	public boolean pass() {
		return this.loop.pass(false);
	}

	/**
	 * Runs the loop on the calling thread, in place of the reactor's own, until what the
	 * caller waits for has come. For callers that nobody else waits beside.
	 * @param watch what the caller waits for
	 * @return false at once if that is not possible now
	 */
	public boolean drive(Watch watch) {
		return this.load.get() <= MAX_LOAD_OF_CALLER && this.loop.drive(watch);
	}

	/**
	 * Has the reactor's own thread come back if nobody runs the loop.
	 */
	public void summon() {
		this.helm.summon();
	}

	/**
	 * Runs a task on the reactor's thread in the next turn, after others had theirs.
	 * Until then the selector has let go of the channels that were closed or given up in
	 * this turn: their descriptors and addresses are free.
	 * @param task the task
	 */
	public void again(Runnable task) {
		this.agenda.again(task);
	}

	/**
	 * Runs a task in the next turn, or when a caller does {@linkplain #pass work of its
	 * own}, whichever is first.
	 * @param task the task
	 */
	public void soon(Runnable task) {
		this.agenda.soon(task);
	}

	/**
	 * Asks for a share of this turn for costly work on behalf of somebody who has not
	 * proved to be worth it.
	 * @param later runs in the next turn if there is none left; those who did not have to
	 * ask are served before
	 * @return whether there was one left
	 */
	public boolean takeShare(Runnable later) {
		boolean taken = this.loop.takeShare(SHARES);
		if (!taken) {
			again(later);
		}
		return taken;
	}

	/**
	 * Tells whether the caller has the turn, be it the reactor's thread or another.
	 * @return whether it has
	 */
	public boolean isCurrent() {
		return this.helm.hasTurn();
	}

	/**
	 * Tells whether the caller is the reactor's own thread, which is never interrupted.
	 * @return whether it is
	 */
	public boolean isOwnThread() {
		return Thread.currentThread() == this.thread;
	}

	/**
	 * Returns the time of this turn; read once per turn.
	 * @return as {@link System#nanoTime()}
	 */
	public long now() {
		return this.loop.now();
	}

	/**
	 * Runs an action after a delay. Timers run in the order they are due, those due
	 * together in the order they were scheduled. One that is scheduled by the action of
	 * another has to wait for the next turn, however short its delay.
	 * @param delayNanos the delay; what is below 0 counts as 0
	 * @param action the action
	 * @return the timer
	 */
	public Timer schedule(long delayNanos, Runnable action) {
		this.loop.touch();
		return this.agenda.schedule(now() + Math.max(0, Math.min(delayNanos, Long.MAX_VALUE / 2)), action);
	}

	/**
	 * Selects on a channel from now on. A channel that was given up can be registered
	 * again in the next turn.
	 * @param channel the channel, non-blocking
	 * @param ops what the handler is called for, as in {@link SelectionKey}
	 * @param handler the handler
	 * @return the registration
	 * @throws ClosedChannelException if the channel is closed
	 */
	public Registration register(SelectableChannel channel, int ops, ChannelHandler handler)
			throws ClosedChannelException {
		this.loop.touch();
		return new Registration(this, channel.register(this.selector, ops, handler));
	}

	/** Notes that the selector has to look anew at what it selects on. */
	void touch() {
		this.loop.touch();
	}

	/**
	 * Returns the buffers for reading and writing.
	 * @return the pool
	 */
	public BufferPool buffers() {
		return this.buffers;
	}

	/**
	 * Changes the number of things this reactor looks after.
	 * @param change how many more
	 */
	public void load(int change) {
		this.load.addAndGet(change);
	}

	/**
	 * Returns the number of things this reactor looks after, for choosing the least busy.
	 * @return the number
	 */
	public int load() {
		return this.load.get();
	}

	/**
	 * Tells when the loop has begun its last turn, or 0 while it rests: a loop that does
	 * not rest and does not turn is stuck.
	 * @return as {@link System#nanoTime()}, or 0
	 */
	public long turnNanos() {
		return this.loop.turnNanos();
	}

	/**
	 * Returns how long the loop has worked, up to its last rest or the beginning of this
	 * turn.
	 * @return how long, without the time that it rested
	 */
	public long busyNanos() {
		return this.loop.busyNanos();
	}

	/**
	 * Returns the name of the thread.
	 * @return the name
	 */
	public String name() {
		return this.thread.getName();
	}

	/**
	 * Tells whether the thread is running.
	 * @return whether it is
	 */
	public boolean isAlive() {
		return this.thread.isAlive();
	}

	/**
	 * Stops the loop, after what it was asked to run before. Channels that are still
	 * registered are not closed.
	 */
	public void stop() {
		this.loop.stop();
	}

	/**
	 * Waits until the thread has ended.
	 * @param timeoutMillis how long at most
	 * @return whether it has
	 * @throws InterruptedException if the caller was interrupted
	 */
	public boolean join(long timeoutMillis) throws InterruptedException {
		this.thread.join(timeoutMillis);
		return !this.thread.isAlive();
	}

	private void run() {
		this.loop.runOwn();
		closeSelector();
	}

	private void closeSelector() {
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			this.agenda.report(ex);
		}
	}

}
