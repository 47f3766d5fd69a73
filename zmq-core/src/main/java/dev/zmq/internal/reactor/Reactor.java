package dev.zmq.internal.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;

/**
 * One event loop: a thread that selects on channels, runs what other threads ask it to,
 * and keeps time.
 * <p>
 * <b>Threads.</b> {@link #execute}, {@link #stop} and {@link #load} are for all threads;
 * everything else is for the loop's own thread only. Whatever a handler or task throws is
 * reported and ends nothing but that handler or task.
 */
public final class Reactor {

	private static final int MAILBOX_CHUNK = 1024;

	/**
	 * How much of what is costly is done in one turn. Shaking hands may take some tenths
	 * of a millisecond each time, so that this keeps nobody else waiting for long.
	 */
	private static final int SHARES = 16;

	/** A task that asks to be run again for ever does not keep the loop from ending. */
	private static final int LAST_TURNS = 256;

	private static final long NANOS_BELOW_A_MILLI = 999_999;

	private final Selector selector;

	private final Thread thread;

	private final Consumer<Throwable> faults;

	private final MpscUnboundedVarHandleArrayQueue<Runnable> mailbox = new MpscUnboundedVarHandleArrayQueue<>(
			MAILBOX_CHUNK);

	private final AtomicBoolean asleep = new AtomicBoolean();

	private final AtomicInteger load = new AtomicInteger();

	private final Timers timers = new Timers();

	private final Consumer<SelectionKey> dispatcher = this::dispatch;

	private final BufferPool buffers = new BufferPool();

	private ArrayDeque<Runnable> again = new ArrayDeque<>();

	private ArrayDeque<Runnable> nextAgain = new ArrayDeque<>();

	private int sharesTaken;

	private volatile boolean stopping;

	private volatile long turnNanos = System.nanoTime();

	/** Written by the loop's thread only. */
	private volatile long busyNanos;

	private long now = System.nanoTime();

	/**
	 * Creates a reactor and starts its thread, a daemon.
	 * @param name the thread's name
	 * @param faults hears of what handlers and tasks throw, on the reactor's thread
	 */
	public Reactor(String name, Consumer<Throwable> faults) {
		this.faults = faults;
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No selector could be opened for the I/O thread " + name, ex);
		}
		this.thread = new Thread(this::loop, name);
		this.thread.setDaemon(true);
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
	 * Runs a task on the reactor's thread, soon. Never blocks. After {@link #stop}, tasks
	 * may be left unrun.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		this.mailbox.offer(task);
		if (this.asleep.get() && this.asleep.compareAndSet(true, false)) {
			this.selector.wakeup();
		}
	}

	/**
	 * Runs a task on the reactor's thread in the next turn, after others had theirs.
	 * Until then the selector has let go of the channels that were closed or given up in
	 * this turn: their descriptors and addresses are free.
	 * @param task the task
	 */
	public void again(Runnable task) {
		this.nextAgain.add(task);
	}

	/**
	 * Asks for a share of this turn for costly work on behalf of somebody who has not
	 * proved to be worth it.
	 * @param later runs in the next turn if there is none left; those who did not have to
	 * ask are served before
	 * @return whether there was one left
	 */
	public boolean takeShare(Runnable later) {
		if (this.sharesTaken == SHARES) {
			again(later);
			return false;
		}
		this.sharesTaken++;
		return true;
	}

	/**
	 * Tells whether the caller is the reactor's thread.
	 * @return whether it is
	 */
	public boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	/**
	 * Returns the time of this turn; read once per turn.
	 * @return as {@link System#nanoTime()}
	 */
	public long now() {
		return this.now;
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
		return this.timers.schedule(this.now + Math.max(0, Math.min(delayNanos, Long.MAX_VALUE / 2)), action);
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
		return new Registration(channel.register(this.selector, ops, handler));
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
		return this.turnNanos;
	}

	/**
	 * Returns how long the loop has worked, up to its last rest or the beginning of this
	 * turn.
	 * @return how long, without the time that it rested
	 */
	public long busyNanos() {
		return this.busyNanos;
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
		this.stopping = true;
		this.selector.wakeup();
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

	private void loop() {
		while (!this.stopping) {
			try {
				turn();
			}
			catch (Throwable ex) {
				report(ex);
			}
		}
		finish();
		closeSelector();
	}

	/**
	 * Runs what is left, each task in the turn it belongs in: somebody may wait for it.
	 */
	private void finish() {
		for (int i = 0; i < LAST_TURNS && !(this.mailbox.isEmpty() && this.nextAgain.isEmpty()); i++) {
			runAgain();
			runMailbox();
			letGo();
		}
	}

	/**
	 * Has the selector let go of channels that were closed; what has happened on others
	 * is of no interest any more.
	 */
	private void letGo() {
		try {
			this.selector.selectNow();
		}
		catch (IOException ex) {
			report(ex);
		}
	}

	private void closeSelector() {
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			report(ex);
		}
	}

	private void turn() throws IOException {
		// an interrupt is not how this loop is stopped, and a pending one would keep
		// select
		// from ever resting
		Thread.interrupted();
		this.now = System.nanoTime();
		if (this.turnNanos != 0) {
			worked(this.now - this.turnNanos);
		}
		this.turnNanos = this.now;
		this.sharesTaken = 0;
		// first, so that what the mailbox asks to be run again does wait for the next
		// turn
		runAgain();
		runMailbox();
		runTimers();
		select();
	}

	private void worked(long nanos) {
		this.busyNanos = this.busyNanos + nanos;
	}

	private void runMailbox() {
		int limit = MAILBOX_CHUNK;
		Runnable task;
		while (limit-- > 0 && (task = this.mailbox.poll()) != null) {
			runSafely(task);
		}
	}

	private void runAgain() {
		ArrayDeque<Runnable> tasks = this.nextAgain;
		this.nextAgain = this.again;
		this.again = tasks;
		Runnable task;
		while ((task = tasks.poll()) != null) {
			runSafely(task);
		}
	}

	private void runTimers() {
		this.timers.beginPass();
		Timer timer;
		while ((timer = this.timers.pollDue(this.now)) != null) {
			try {
				timer.run();
			}
			catch (Throwable ex) {
				report(ex);
			}
		}
	}

	private void runSafely(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	private void select() throws IOException {
		if (!this.nextAgain.isEmpty()) {
			this.selector.selectNow(this.dispatcher);
			return;
		}
		this.asleep.set(true);
		if (!this.mailbox.isEmpty() || this.stopping) {
			this.asleep.set(false);
			this.selector.selectNow(this.dispatcher);
			return;
		}
		// read afresh: the tasks of this turn may have taken long
		long rest = System.nanoTime();
		worked(rest - this.now);
		long waitMillis = waitMillis(rest);
		this.turnNanos = 0;
		if (waitMillis == 0) {
			this.selector.selectNow(this.dispatcher);
		}
		else {
			this.selector.select(this.dispatcher, Math.max(0, waitMillis));
		}
		this.asleep.set(false);
	}

	/**
	 * Returns how long to rest, rounded up so that no timer is met early and woken for
	 * twice, or −1 for as long as nothing happens.
	 */
	private long waitMillis(long since) {
		if (this.timers.isEmpty()) {
			return -1;
		}
		long wait = this.timers.untilNext(since);
		return TimeUnit.NANOSECONDS.toMillis(wait + NANOS_BELOW_A_MILLI);
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
			report(ex);
		}
	}

	/**
	 * The first channel after a rest: nobody has to wake the loop any more, and the time
	 * has moved on.
	 */
	private void awake() {
		if (this.turnNanos == 0) {
			this.now = System.nanoTime();
			this.turnNanos = this.now;
			this.asleep.set(false);
		}
	}

	private void report(Throwable fault) {
		try {
			this.faults.accept(fault);
		}
		catch (Throwable ex) {
			// the listener itself is broken, and there is nobody else to tell; the loop
			// goes on
		}
	}

}
