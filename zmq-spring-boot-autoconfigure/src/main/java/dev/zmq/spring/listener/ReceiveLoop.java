package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.SocketOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages from a socket, one after the other, as long as fewer are being handled
 * than may be, and hands them to the workers.
 * <p>
 * Stop and pause interrupt the thread, but only while it waits: a handler that runs on
 * this thread is never interrupted.
 */
final class ReceiveLoop implements Runnable {

	private static final Log logger = LogFactory.getLog(ReceiveLoop.class);

	private static final Duration AFTER_ERROR = Duration.ofMillis(100);

	private final ZmqContainerProperties properties;

	private final ZmqSocket socket;

	private final ListenerInvoker invoker;

	private final Executor workers;

	private final Consumer<Throwable> onFailure;

	private final Semaphore permits;

	private final ListenerCounters counters;

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Thread thread;

	private volatile boolean stopped;

	private volatile boolean paused;

	private volatile boolean resting;

	private boolean waiting;

	ReceiveLoop(ZmqContainerProperties properties, ZmqSocket socket, ListenerInvoker invoker, Executor workers,
			ListenerCounters counters, Consumer<Throwable> onFailure) {
		this.properties = properties;
		this.socket = socket;
		this.invoker = invoker;
		this.workers = workers;
		this.counters = counters;
		this.onFailure = onFailure;
		this.permits = new Semaphore(properties.maxInFlight());
		this.thread = new Thread(this, "zmq-" + properties.id());
		// keeps an application alive that has nothing but listeners
		this.thread.setDaemon(false);
	}

	void start() {
		this.thread.start();
	}

	@Override
	public void run() {
		try {
			while (!this.stopped) {
				receiveOne();
			}
		}
		catch (ZmqClosedException ex) {
			if (!this.stopped) {
				this.onFailure.accept(ex);
			}
		}
		catch (Throwable ex) {
			this.onFailure.accept(ex);
		}
	}

	private void receiveOne() {
		try {
			ZmqMessage message = next();
			if (message != null) {
				dispatch(message);
			}
		}
		catch (ZmqClosedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("Listener '" + this.properties.id() + "' could not receive from socket '"
					+ this.properties.socket() + "' and tries again", ex);
			rest(AFTER_ERROR);
		}
	}

	/** A message together with the permit to handle it, or null to look again. */
	private @Nullable ZmqMessage next() {
		if (!this.paused && this.permits.tryAcquire()) {
			ZmqMessage message = receive(Duration.ZERO);
			if (message != null) {
				return message;
			}
		}
		return enterWaiting() ? waitForNext() : null;
	}

	private @Nullable ZmqMessage waitForNext() {
		try {
			this.permits.acquire();
			return receive(SocketOption.INFINITE);
		}
		catch (InterruptedException | ZmqInterruptedException ex) {
			// to look whether to stop or to pause
			return null;
		}
		finally {
			leaveWaiting();
		}
	}

	/** Gives the permit back unless there is a message. */
	private @Nullable ZmqMessage receive(Duration timeout) {
		ZmqMessage message = null;
		try {
			message = timeout.isZero() ? this.socket.tryReceive() : this.socket.tryReceive(timeout);
			return message;
		}
		finally {
			if (message == null) {
				this.permits.release();
			}
		}
	}

	private boolean enterWaiting() {
		this.lock.lock();
		try {
			while (this.paused && !this.stopped) {
				this.resting = true;
				this.changed.awaitUninterruptibly();
			}
			this.resting = false;
			this.waiting = !this.stopped;
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

	private void dispatch(ZmqMessage message) {
		this.counters.received();
		Runnable task = () -> this.invoker.invoke(message, this::handled);
		try {
			this.workers.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	private void handled() {
		this.permits.release();
	}

	private void rest(Duration time) {
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

	void setPaused(boolean paused) {
		change(() -> this.paused = paused);
	}

	boolean isPaused() {
		return this.paused && this.resting;
	}

	/** Stops reading; does not wait for it. */
	void stop() {
		change(() -> this.stopped = true);
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
			if (this.waiting) {
				this.thread.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the thread has ended and all messages are handled. A handler that stops
	 * its own container does not wait for itself.
	 * @return whether that was so in time
	 */
	boolean awaitEnd(Duration timeout) throws InterruptedException {
		if (Thread.currentThread() == this.thread) {
			return true;
		}
		long deadline = System.nanoTime() + timeout.toNanos();
		this.thread.join(Math.max(1, timeout.toMillis()));
		return this.permits.tryAcquire(this.properties.concurrency(), deadline - System.nanoTime(),
				TimeUnit.NANOSECONDS);
	}

}
