package dev.zmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.monitor.Traffic;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Forwards messages between a frontend and a backend socket, in both directions where
 * their types can (zmq_proxy, zmq_proxy_steerable): XSUB and XPUB make a forwarder of
 * topics, ROUTER and DEALER a queue of requests, PULL and PUSH a streamer of work. Both
 * may be one and the same socket, which then gets back what it receives.
 * <p>
 * <b>What it holds to.</b> A message is taken from one side only when the other side can
 * take it, so that high-water marks work through the proxy: a slow receiver holds up its
 * senders. Should the other side change its mind in between, that message is kept and
 * handed over as soon as possible. Each direction forwards at most 1000 messages before
 * the other one has its turn. A message that the other side refuses for good (it is too
 * large, has not the frames that the type asks for, or goes to a peer that a ROUTER with
 * {@link SocketOption#ROUTER_MANDATORY} does not know) is dropped and counted as
 * {@link ZmqProxyStatistics#undeliverable()}; what sockets drop themselves is in
 * {@link ZmqSocket#stats()}.
 * <p>
 * <b>Life.</b> A proxy runs once, in a daemon thread of its own, from {@link #start()}
 * until {@link #close()}, or until one of its sockets or their context is closed, which
 * is a {@link #failure()}, as is everything unexpected. The sockets are not the proxy's:
 * it sets no options, and leaves them open.
 * <p>
 * All methods are thread-safe. Others may use the sockets while the proxy runs.
 */
public final class ZmqProxy implements AutoCloseable {

	private static final Logger LOGGER = System.getLogger("dev.zmq");

	private static final long CLOSE_SECONDS = 5;

	private final ZmqSocket frontend;

	private final ZmqSocket backend;

	private final String threadName;

	private final ProxyTap tap;

	/** Forwards from the frontend to the backend. */
	private final @Nullable ProxyDirection forth;

	/** Forwards from the backend to the frontend. */
	private final @Nullable ProxyDirection back;

	private final List<ProxyDirection> directions = new ArrayList<>();

	/** Held during each turn; fair, so that those who ask get their turn as well. */
	private final ReentrantLock lock = new ReentrantLock(true);

	private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

	private volatile @Nullable Thread thread;

	private volatile boolean paused;

	private volatile boolean closing;

	private volatile @Nullable Throwable failure;

	private volatile List<ZmqMessage> undelivered = List.of();

	private long turns;

	ZmqProxy(ZmqSocket frontend, ZmqSocket backend, @Nullable ZmqSocket capture, String threadName) {
		this.frontend = frontend;
		this.backend = backend;
		this.threadName = threadName;
		this.tap = new ProxyTap(capture);
		this.forth = direction(frontend, backend);
		this.back = (frontend != backend) ? direction(backend, frontend) : null;
		if (this.directions.isEmpty()) {
			throw new IllegalArgumentException("Nothing can be forwarded between " + frontend.type() + " and "
					+ backend.type() + ": one side has to receive and the other one to send");
		}
	}

	/**
	 * Creates a proxy; {@link #start()} starts it.
	 * @param frontend one socket
	 * @param backend the other one, or the same
	 * @return the proxy
	 * @throws IllegalArgumentException if there is no direction in which one socket can
	 * receive what the other one can send
	 */
	public static ZmqProxy create(ZmqSocket frontend, ZmqSocket backend) {
		return builder(frontend, backend).build();
	}

	/**
	 * Begins a proxy with settings of its own.
	 * @param frontend one socket
	 * @param backend the other one, or the same
	 * @return the builder
	 */
	public static ZmqProxyBuilder builder(ZmqSocket frontend, ZmqSocket backend) {
		return new ZmqProxyBuilder(frontend, backend);
	}

	private @Nullable ProxyDirection direction(ZmqSocket source, ZmqSocket target) {
		if (!source.type().canReceive() || !target.type().canSend()) {
			return null;
		}
		ProxyDirection direction = new ProxyDirection(source, target, this.tap, this::wake);
		this.directions.add(direction);
		return direction;
	}

	/**
	 * Starts the proxy and returns. One that was paused before starts paused.
	 * @return this proxy
	 * @throws IllegalStateException if it was started before
	 * @throws ZmqClosedException if it was closed
	 */
	public ZmqProxy start() {
		this.lock.lock();
		try {
			if (this.closing) {
				throw new ZmqClosedException("The proxy was closed and does not start again; create another one");
			}
			if (this.thread != null) {
				throw new IllegalStateException("The proxy was started before; it runs once");
			}
			Thread worker = new Thread(this::run, this.threadName);
			worker.setDaemon(true);
			this.thread = worker;
			worker.start();
			return this;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stops forwarding for the time being (PAUSE of zmq_proxy_steerable). When this
	 * returns, no message is taken from either socket any more: they queue up there, to
	 * the high-water marks, and senders wait. Has no effect on a proxy that has ended.
	 */
	public void pause() {
		this.paused = true;
		wake();
		// the turn in progress, if any, is over when its lock can be had
		this.lock.lock();
		this.lock.unlock();
	}

	/**
	 * Goes on forwarding (RESUME of zmq_proxy_steerable).
	 */
	public void resume() {
		this.paused = false;
		wake();
	}

	/**
	 * Tells whether the proxy was paused.
	 * @return whether nothing is forwarded until {@link #resume()}
	 */
	public boolean isPaused() {
		return this.paused;
	}

	/**
	 * Tells whether the proxy was started and has not ended; a paused one is running.
	 * @return whether it runs
	 */
	public boolean isRunning() {
		return this.thread != null && !this.end.isDone();
	}

	/**
	 * Returns what was forwarded so far (STATISTICS of zmq_proxy_steerable).
	 * @return a snapshot
	 */
	public ZmqProxyStatistics statistics() {
		this.lock.lock();
		try {
			return new ZmqProxyStatistics(traffic(this.forth, ProxyDirection::received),
					traffic(this.back, ProxyDirection::sent), traffic(this.back, ProxyDirection::received),
					traffic(this.forth, ProxyDirection::sent), this.tap.captured(), this.tap.lost(),
					this.directions.stream().mapToLong(ProxyDirection::undeliverable).sum());
		}
		finally {
			this.lock.unlock();
		}
	}

	private static Traffic traffic(@Nullable ProxyDirection direction, Function<ProxyDirection, Traffic> number) {
		return (direction != null) ? number.apply(direction) : Traffic.NONE;
	}

	/**
	 * Waits until the proxy has ended.
	 * @param timeout how long to wait, {@link SocketOption#INFINITE} for as long as it
	 * takes
	 * @return whether it has ended; {@link #failure()} tells why
	 * @throws ZmqInterruptedException if the thread was interrupted
	 */
	public boolean awaitEnd(Duration timeout) {
		try {
			if (timeout.equals(SocketOption.INFINITE)) {
				this.end.get();
			}
			else {
				this.end.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
			}
			return true;
		}
		catch (ExecutionException ex) {
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ZmqInterruptedException(
					"The thread was interrupted while it waited for a proxy to end;" + " the proxy goes on");
		}
	}

	/**
	 * Returns what tells the end of this proxy: it completes after {@link #close()}, and
	 * fails with what ended the proxy otherwise. Dependent actions run on the proxy's
	 * thread.
	 * @return a future; ending it has no effect on the proxy
	 */
	public CompletableFuture<@Nullable Void> ended() {
		return this.end.copy();
	}

	/**
	 * Returns what has ended the proxy other than {@link #close()}: a
	 * {@link ZmqClosedException} if a socket or its context was closed. It was logged as
	 * well.
	 * @return the failure, or null if there is none
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Returns what the proxy had taken from one side and could not hand to the other one
	 * when it ended: at most one message for each direction, and none unless the other
	 * side had changed its mind in between or was closed.
	 * @return the messages; empty while the proxy runs
	 */
	public List<ZmqMessage> undelivered() {
		return this.undelivered;
	}

	/**
	 * Ends the proxy (TERMINATE of zmq_proxy_steerable); the sockets stay open, with all
	 * that is queued in them. Returns when the proxy's thread has ended, after a few
	 * seconds at most. Closing twice does nothing.
	 */
	@Override
	public void close() {
		this.closing = true;
		Thread worker;
		this.lock.lock();
		try {
			worker = this.thread;
		}
		finally {
			this.lock.unlock();
		}
		if (worker == null) {
			this.end.complete(null);
			return;
		}
		wake();
		if (worker != Thread.currentThread()) {
			join(worker);
		}
	}

	private void join(Thread worker) {
		try {
			worker.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
			if (worker.isAlive()) {
				LOGGER.log(Level.WARNING, "The thread {0} did not end in time", worker.getName());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void wake() {
		Thread worker = this.thread;
		if (worker != null && worker != Thread.currentThread() && !this.end.isDone()) {
			worker.interrupt();
		}
	}

	private void run() {
		try (ProxyWaiting waiting = new ProxyWaiting()) {
			waiting.reset();
			while (!this.closing) {
				turn(waiting);
				waiting.await();
				waiting.reset();
			}
		}
		catch (ZmqClosedException ex) {
			this.failure = ex;
			LOGGER.log(Level.INFO, "The proxy {0} ends: {1}", this, ex.getMessage());
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
			LOGGER.log(Level.WARNING, "The proxy " + this + " ends, since something failed", ex);
		}
		finally {
			finish();
		}
	}

	private void turn(ProxyWaiting waiting) {
		this.lock.lock();
		try {
			this.turns++;
			requireOpen("frontend", this.frontend);
			requireOpen("backend", this.backend);
			for (ProxyDirection direction : this.directions) {
				if (this.paused) {
					direction.settle();
				}
				else {
					direction.turn(this::isActive, waiting);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isActive() {
		return !this.paused && !this.closing;
	}

	private static void requireOpen(String side, ZmqSocket socket) {
		if (socket.isClosed()) {
			throw new ZmqClosedException("Its " + side + " socket, or the context of it, was closed");
		}
	}

	private void finish() {
		List<ZmqMessage> left = new ArrayList<>();
		this.lock.lock();
		try {
			for (ProxyDirection direction : this.directions) {
				ZmqMessage message = direction.takeBack();
				if (message != null) {
					left.add(message);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		this.undelivered = List.copyOf(left);
		if (!left.isEmpty()) {
			LOGGER.log(Level.WARNING, "The proxy {0} has ended with {1} message(s) taken and not delivered; see"
					+ " ZmqProxy.undelivered()", this, left.size());
		}
		Throwable cause = this.failure;
		if (cause != null) {
			this.end.completeExceptionally(cause);
		}
		else {
			this.end.complete(null);
		}
	}

	/**
	 * Returns how often the proxy has looked at its sockets: what waits does not look.
	 */
	long turns() {
		this.lock.lock();
		try {
			return this.turns;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return this.threadName + " (" + this.frontend + " - " + this.backend + ")";
	}

}
