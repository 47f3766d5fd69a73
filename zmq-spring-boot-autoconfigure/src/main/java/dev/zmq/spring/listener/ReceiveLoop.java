package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.SocketOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages from a socket, one after the other, as long as fewer are in flight than
 * may be, and hands them to the intake. Is an executor, too, for tasks that are to run on
 * its thread: handlers do if one at a time is enough.
 * <p>
 * Stop and pause interrupt the thread, but only while it waits: a handler that runs on
 * this thread is never interrupted by them.
 */
final class ReceiveLoop implements Runnable, Executor {

	private static final Log logger = LogFactory.getLog(ReceiveLoop.class);

	private static final Duration AFTER_ERROR = Duration.ofMillis(100);

	private final String listenerId;

	private final ZmqSocket socket;

	private final InFlight inFlight;

	private final ListenerCounters counters;

	private final IdleWatch idle;

	private final Observer observer;

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Mailbox mailbox = new Mailbox();

	private final Thread thread;

	private volatile boolean stopped;

	private volatile boolean paused;

	private volatile boolean resting;

	private boolean waiting;

	private @Nullable Intake intake;

	ReceiveLoop(String listenerId, ZmqSocket socket, InFlight inFlight, ListenerCounters counters, IdleWatch idle,
			Observer observer) {
		this.listenerId = listenerId;
		this.socket = socket;
		this.inFlight = inFlight;
		this.counters = counters;
		this.idle = idle;
		this.observer = observer;
		this.thread = new Thread(this, "zmq-" + listenerId);
		// keeps an application alive that has nothing but listeners
		this.thread.setDaemon(false);
	}

	void start(Intake intake) {
		this.intake = intake;
		this.thread.start();
	}

	@Override
	public void run() {
		Intake to = this.intake;
		if (to == null) {
			throw new IllegalStateException("The loop is run by its own thread only");
		}
		try {
			while (!this.stopped) {
				step(to);
			}
		}
		catch (Throwable ex) {
			if (!this.stopped) {
				this.observer.failed(ex);
			}
		}
		finally {
			to.flush();
			this.idle.reset();
			end();
		}
	}

	private void step(Intake to) {
		try {
			runMailbox();
			if (this.paused) {
				rest(to);
				return;
			}
			ZmqMessage message = next(to);
			if (message != null) {
				this.counters.received();
				this.idle.reset();
				to.add(message);
			}
		}
		catch (ZmqClosedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			logger.error("Listener '" + this.listenerId + "' could not receive and tries again", ex);
			sleep(AFTER_ERROR);
		}
	}

	/** A message together with its room, or null to look again. */
	private @Nullable ZmqMessage next(Intake to) {
		if (this.inFlight.tryEnter()) {
			ZmqMessage message = receive(Duration.ZERO);
			if (message != null) {
				return message;
			}
		}
		long patience = to.patience();
		if (patience > 0 && enterWaiting()) {
			ZmqMessage message = waitForNext(patience);
			if (message != null) {
				return message;
			}
			this.idle.waited();
		}
		if (to.patience() == 0) {
			to.flush();
		}
		return null;
	}

	private @Nullable ZmqMessage waitForNext(long patience) {
		try {
			if (!this.inFlight.tryEnter(patience)) {
				return null;
			}
			long limit = Math.min(patience, this.idle.patience());
			return receive((limit != Intake.FOREVER) ? Duration.ofNanos(limit) : SocketOption.INFINITE);
		}
		catch (InterruptedException | ZmqInterruptedException ex) {
			// to look what has changed
			return null;
		}
		finally {
			leaveWaiting();
		}
	}

	/** Gives the room back unless there is a message. */
	private @Nullable ZmqMessage receive(Duration timeout) {
		ZmqMessage message = null;
		try {
			message = timeout.isZero() ? this.socket.tryReceive() : this.socket.tryReceive(timeout);
			return message;
		}
		finally {
			if (message == null) {
				this.inFlight.leave();
			}
		}
	}

	private boolean enterWaiting() {
		this.lock.lock();
		try {
			this.waiting = !this.stopped && !this.paused && this.mailbox.isEmpty();
			return this.waiting;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void leaveWaiting() {
		this.lock.lock();
		try {
			this.waiting = false;
			// an interrupt that came too late must not hit the handler
			Thread.interrupted();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void rest(Intake to) {
		to.flush();
		this.idle.reset();
		this.resting = true;
		this.observer.paused();
		try {
			while (awaitResume()) {
				runMailbox();
			}
		}
		finally {
			this.resting = false;
		}
		if (!this.stopped) {
			this.observer.resumed();
		}
	}

	/** Returns whether the pause goes on. */
	private boolean awaitResume() {
		this.lock.lock();
		try {
			while (this.paused && !this.stopped && this.mailbox.isEmpty()) {
				this.changed.awaitUninterruptibly();
			}
			return this.paused && !this.stopped;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void runMailbox() {
		while (!this.mailbox.isEmpty()) {
			Runnable task = this.mailbox.poll();
			if (task != null) {
				task.run();
			}
		}
	}

	/** What is still to be run here is, and nothing comes after it. */
	private void end() {
		runMailbox();
		this.lock.lock();
		try {
			this.mailbox.close();
		}
		finally {
			this.lock.unlock();
		}
		runMailbox();
	}

	private void sleep(Duration time) {
		this.lock.lock();
		try {
			if (!this.stopped) {
				this.changed.await(time.toNanos(), TimeUnit.NANOSECONDS);
			}
		}
		catch (InterruptedException ex) {
			// to look whether to stop
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Runs a task on this loop's thread, or here if that has ended. */
	@Override
	public void execute(Runnable task) {
		boolean mine = Thread.currentThread() == this.thread;
		if (mine || !change(() -> this.mailbox.offer(task))) {
			task.run();
		}
	}

	void setPaused(boolean paused) {
		change(() -> {
			this.paused = paused;
			return true;
		});
	}

	boolean isPauseRequested() {
		return this.paused;
	}

	boolean isPaused() {
		return this.paused && this.resting;
	}

	/** Stops reading; does not wait for it. */
	void stop() {
		change(() -> {
			this.stopped = true;
			return true;
		});
	}

	boolean isStopRequested() {
		return this.stopped;
	}

	private boolean change(Change change) {
		this.lock.lock();
		try {
			boolean done = change.apply();
			this.changed.signalAll();
			if (this.waiting) {
				this.thread.interrupt();
			}
			return done;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Waits until nothing is received any more. */
	boolean awaitEnd(long nanos) throws InterruptedException {
		if (Thread.currentThread() != this.thread) {
			this.thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
		}
		return !this.thread.isAlive();
	}

	/** Interrupts a handler that runs on this thread though its time is over. */
	void interrupt() {
		this.thread.interrupt();
	}

	/** Gets to know what the loop does, on its thread. */
	interface Observer {

		void paused();

		void resumed();

		/** The loop has ended, though nobody stopped it. */
		void failed(Throwable cause);

	}

	/** A change of what the loop has to look at. */
	@FunctionalInterface
	private interface Change {

		boolean apply();

	}

}
