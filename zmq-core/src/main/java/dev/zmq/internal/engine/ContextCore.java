package dev.zmq.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.UnsupportedOptionException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqLimitException;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.wire.AssemblyBudget;
import dev.zmq.monitor.IoThreadInfo;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessReview;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * A context: its reactors, its sockets and its inproc names. Reactors are started with
 * the first socket.
 */
public final class ContextCore implements ZmqContext {

	private static final AtomicLong NUMBERS = new AtomicLong();

	/** Beyond the linger time, what ending the last connections may take. */
	private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

	/**
	 * How many links are worked on at once before their bytes flow: enough for all
	 * processors, and for some that wait. Peers decide how many there are to work on.
	 */
	private static final int MAX_OPENINGS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

	private static final long STOP_MILLIS = 200;

	private final Protocols protocols;

	private final Map<ContextOption<?>, Object> options = new ConcurrentHashMap<>();

	private final Background background;

	private final Executor callbacks;

	private final Executor openings;

	private final Budget assembly = new Budget();

	private final Gatekeeper gatekeeper;

	private final InprocHub inproc = new InprocHub();

	private final Set<SocketCore> sockets = new HashSet<>();

	private final long number = NUMBERS.incrementAndGet();

	private volatile List<Reactor> reactors = List.of();

	private final Presence presence = new Presence(() -> this.reactors);

	private boolean started;

	private volatile boolean shutdown;

	private boolean closed;

	/**
	 * Creates a context.
	 * @param protocols what it works with
	 * @param options settings other than the defaults
	 * @param callbackExecutor where user code runs, null for the context's own threads
	 * @param authenticator judges peers, null for a handler of ZAP
	 */
	public ContextCore(Protocols protocols, Map<ContextOption<?>, Object> options, @Nullable Executor callbackExecutor,
			@Nullable Authenticator authenticator) {
		this.protocols = protocols;
		this.options.putAll(options);
		this.background = new Background(threadPrefix());
		this.callbacks = (callbackExecutor != null) ? new CallbackExecutor(callbackExecutor, this.background)
				: this.background;
		this.openings = new LimitedExecutor(this.background, MAX_OPENINGS);
		this.gatekeeper = new Gatekeeper(this, authenticator);
	}

	private String threadPrefix() {
		String prefix = get(ContextOption.THREAD_NAME_PREFIX);
		return ((prefix.isEmpty()) ? "zmq" : prefix) + "-" + this.number;
	}

	@Override
	public ZmqSocket socket(SocketType type) {
		SocketCore socket;
		synchronized (this) {
			requireOpen();
			int limit = get(ContextOption.MAX_SOCKETS);
			if (this.sockets.size() >= limit) {
				throw new ZmqLimitException("The context has " + limit
						+ " sockets, which is all it may have; close some, or raise the context option MAX_SOCKETS");
			}
			start();
			socket = new SocketCore(this, type);
			this.sockets.add(socket);
		}
		if (get(ContextOption.IPV6)) {
			socket.settings().set(SocketOption.IPV6, true);
		}
		if (!get(ContextOption.BLOCKY)) {
			socket.settings().set(SocketOption.LINGER, Duration.ZERO);
		}
		return socket;
	}

	private void start() {
		if (this.started) {
			return;
		}
		this.assembly.limit(get(ContextOption.MAX_BYTES_IN_ASSEMBLY));
		List<Reactor> running = new ArrayList<>();
		try {
			for (int i = 0; i < get(ContextOption.IO_THREADS); i++) {
				running.add(new Reactor(threadPrefix() + "-io-" + i, this::fault));
			}
		}
		catch (RuntimeException | Error ex) {
			// for want of descriptors or threads; the next socket tries again
			running.forEach(Reactor::stop);
			throw ex;
		}
		this.reactors = List.copyOf(running);
		this.started = true;
	}

	@Override
	public synchronized <T> void set(ContextOption<T> option, T value) {
		requireOpen();
		option.requireSettable();
		if (this.started && !(option == ContextOption.IPV6 || option == ContextOption.BLOCKY)) {
			throw new UnsupportedOptionException(
					option.name() + " can only be set before the first socket is created; use ZmqContext.builder()");
		}
		this.options.put(option, option.check(value));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(ContextOption<T> option) {
		option.requireReadable();
		Object value = this.options.get(option);
		return (value != null) ? (T) value : option.defaultValue();
	}

	private void requireOpen() {
		if (this.shutdown) {
			throw new ZmqClosedException("The context is shut down");
		}
	}

	@Override
	public void shutdown() {
		this.shutdown = true;
		snapshot().forEach(SocketCore::shutdown);
	}

	@Override
	public boolean isClosed() {
		return this.shutdown;
	}

	@Override
	public List<IoThreadInfo> ioThreads() {
		long now = System.nanoTime();
		return this.reactors.stream().map((reactor) -> {
			long turn = reactor.turnNanos();
			return new IoThreadInfo(reactor.name(), reactor.isAlive(), Duration.ofNanos(reactor.busyNanos()),
					(turn != 0 && reactor.isAlive()) ? Duration.ofNanos(Math.max(0, now - turn)) : Duration.ZERO);
		}).toList();
	}

	@Override
	public boolean hasAuthenticator() {
		return this.gatekeeper.hasAuthenticator();
	}

	@Override
	public CompletableFuture<AccessReview> reauthenticate() {
		requireOpen();
		return this.gatekeeper.review(snapshot());
	}

	@Override
	public void close() {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
		}
		shutdown();
		List<SocketCore> open = snapshot();
		open.forEach(SocketCore::close);
		boolean interrupted = !awaitSockets(longestLinger(open));
		snapshot().forEach((socket) -> socket.children().close(0));
		interrupted |= !awaitSockets(0);
		this.reactors.forEach(Reactor::stop);
		interrupted |= !joinReactors();
		this.gatekeeper.close();
		this.background.stop();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static long longestLinger(List<SocketCore> sockets) {
		long longest = 0;
		for (SocketCore socket : sockets) {
			long linger = socket.lingerNanos();
			if (linger < 0) {
				return -1;
			}
			longest = Math.max(longest, linger);
		}
		return longest;
	}

	/**
	 * Waits for all sockets to have ended.
	 * @return false if the thread was interrupted
	 */
	private synchronized boolean awaitSockets(long lingerNanos) {
		long deadline = System.nanoTime() + lingerNanos + GRACE_NANOS;
		try {
			while (!this.sockets.isEmpty()) {
				long left = deadline - System.nanoTime();
				if (lingerNanos >= 0 && left <= 0) {
					return true;
				}
				TimeUnit.NANOSECONDS.timedWait(this, (lingerNanos >= 0) ? left : GRACE_NANOS);
			}
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private boolean joinReactors() {
		try {
			for (Reactor reactor : this.reactors) {
				if (!reactor.join(STOP_MILLIS)) {
					logger().log(Level.WARNING, "An I/O thread did not end in time");
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private synchronized List<SocketCore> snapshot() {
		return List.copyOf(this.sockets);
	}

	synchronized void ended(SocketCore socket) {
		this.sockets.remove(socket);
		notifyAll();
	}

	/**
	 * Notes that something was thrown where nothing should be; the connection it concerns
	 * is closed by whoever calls this.
	 */
	void fault(Throwable fault) {
		logger().log(Level.WARNING, "Unexpected failure in the ZeroMQ engine", fault);
	}

	/**
	 * Finding the first logger of a process takes long, and most contexts log nothing.
	 */
	private static Logger logger() {
		return System.getLogger("dev.zmq");
	}

	Reactor leastBusyReactor(long affinity) {
		List<Reactor> all = this.reactors;
		Reactor best = null;
		for (int i = 0; i < all.size(); i++) {
			boolean allowed = affinity == 0 || (i < Long.SIZE && (affinity & (1L << i)) != 0);
			if (allowed && (best == null || all.get(i).load() < best.load())) {
				best = all.get(i);
			}
		}
		return (best != null) ? best : all.get(0);
	}

	boolean hasReactor(long affinity) {
		int count = this.reactors.size();
		long all = (count < Long.SIZE) ? (1L << count) - 1 : -1;
		return count > 0 && (affinity == 0 || (affinity & all) != 0);
	}

	boolean hasReactors() {
		return !this.reactors.isEmpty();
	}

	/**
	 * Returns who waits for sockets of this context.
	 */
	Presence presence() {
		return this.presence;
	}

	Protocols protocols() {
		return this.protocols;
	}

	Gatekeeper gatekeeper() {
		return this.gatekeeper;
	}

	InprocHub inproc() {
		return this.inproc;
	}

	AssemblyBudget assembly() {
		return this.assembly;
	}

	Executor callbacks() {
		return this.callbacks;
	}

	/**
	 * Returns where what the application has lent is given back, even after the context
	 * has ended.
	 */
	Executor releases() {
		return (task) -> this.callbacks.execute(new Background.Sure(task));
	}

	/**
	 * Returns where files are given up, even after the context has ended.
	 */
	Executor disposals() {
		return (task) -> this.background.execute(new Background.Sure(task));
	}

	Executor background() {
		return this.background;
	}

	/**
	 * Returns what works on links before their bytes flow.
	 */
	Executor openings() {
		return this.openings;
	}

	long maxMessageSize() {
		return get(ContextOption.MAX_MESSAGE_SIZE);
	}

}
