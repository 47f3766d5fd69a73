package dev.zmq.spring.core;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqProxy;
import dev.zmq.ZmqProxyBuilder;
import dev.zmq.ZmqProxyStatistics;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * A proxy between two named sockets that lives as long as the application: it starts when
 * the sockets are open and before anybody listens, and ends before they are closed. Can
 * be stopped and started again. A REQ is a DEALER inside, and a REP a ROUTER, so that
 * they make a queue of requests as well. Thread-safe.
 */
public final class ManagedZmqProxy implements SmartLifecycle, DisposableBean {

	/** Right after the sockets. */
	public static final int PHASE = ZmqSocketRegistry.PHASE + 1;

	private final ZmqSocketRegistry sockets;

	private final String name;

	private final String frontend;

	private final String backend;

	private final @Nullable String capture;

	private final boolean autoStartup;

	private final Lock lock = new ReentrantLock();

	private volatile @Nullable ZmqProxy proxy;

	/**
	 * Creates a proxy.
	 * @param sockets where the sockets are
	 * @param name the name of the proxy
	 * @param frontend the name of one socket
	 * @param backend the name of the other one, or the same
	 * @param capture the name of the socket that gets a copy of each message, or null
	 * @param autoStartup whether it starts with the application
	 * @throws UnknownSocketException if there is no such socket
	 * @throws SocketTypeMismatchException if nothing can be forwarded between the
	 * sockets, or the capture socket cannot send
	 */
	public ManagedZmqProxy(ZmqSocketRegistry sockets, String name, String frontend, String backend,
			@Nullable String capture, boolean autoStartup) {
		this.sockets = sockets;
		this.name = name;
		this.frontend = frontend;
		this.backend = backend;
		this.capture = capture;
		this.autoStartup = autoStartup;
		requireUsable();
	}

	private void requireUsable() {
		SocketType front = type(this.frontend, "frontend");
		SocketType back = type(this.backend, "backend");
		if (!forwards(front, back) && !forwards(back, front)) {
			throw new SocketTypeMismatchException(this.backend, back,
					origin("backend") + ", as the frontend '" + this.frontend + "' is a " + front,
					"use types that forward: XSUB and XPUB, ROUTER and DEALER, or PULL and PUSH");
		}
		if (this.capture != null && !type(this.capture, "capture").canSend()) {
			throw new SocketTypeMismatchException(this.capture, type(this.capture, "capture"), origin("capture"),
					"use a socket that sends: PUB, PUSH or PAIR");
		}
	}

	private SocketType type(String socket, String setting) {
		return this.sockets.requireKnown(socket, origin(setting)).engineType();
	}

	private String origin(String setting) {
		return "zmq.proxies." + this.name + "." + setting;
	}

	private static boolean forwards(SocketType source, SocketType target) {
		return source.canReceive() && target.canSend();
	}

	/**
	 * Returns the name of the proxy.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Returns the name of one socket.
	 * @return the name
	 */
	public String getFrontend() {
		return this.frontend;
	}

	/**
	 * Returns the name of the other socket.
	 * @return the name
	 */
	public String getBackend() {
		return this.backend;
	}

	/**
	 * Returns the name of the socket that gets a copy of each message.
	 * @return the name, or null if there is none
	 */
	public @Nullable String getCapture() {
		return this.capture;
	}

	/**
	 * Starts forwarding if it is not running.
	 * @throws SocketSetupException if a socket cannot be opened
	 * @throws IllegalStateException if somebody else receives the messages of a socket
	 */
	@Override
	public void start() {
		this.lock.lock();
		try {
			if (isRunning()) {
				return;
			}
			claim();
			ZmqProxyBuilder builder = ZmqProxy
				.builder(this.sockets.getSocket(this.frontend), this.sockets.getSocket(this.backend))
				.threadName("zmq-proxy-" + this.name);
			if (this.capture != null) {
				builder.capture(this.sockets.getSocket(this.capture));
			}
			this.proxy = builder.build().start();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void claim() {
		String owner = "the proxy '" + this.name + "'";
		this.sockets.claimReceiver(this.frontend, owner);
		this.sockets.claimReceiver(this.backend, owner);
	}

	/**
	 * Stops forwarding. The sockets keep what is queued in them.
	 */
	@Override
	public void stop() {
		this.lock.lock();
		try {
			ZmqProxy current = this.proxy;
			if (current != null) {
				current.close();
			}
			String owner = "the proxy '" + this.name + "'";
			this.sockets.releaseReceiver(this.frontend, owner);
			this.sockets.releaseReceiver(this.backend, owner);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stops forwarding for the time being: messages queue up in the sockets, and senders
	 * wait. Has no effect on a proxy that is not running.
	 */
	public void pause() {
		ZmqProxy current = this.proxy;
		if (current != null) {
			current.pause();
		}
	}

	/**
	 * Goes on forwarding.
	 */
	public void resume() {
		ZmqProxy current = this.proxy;
		if (current != null) {
			current.resume();
		}
	}

	/**
	 * Tells whether the proxy runs but forwards nothing.
	 * @return whether it was paused
	 */
	public boolean isPaused() {
		ZmqProxy current = this.proxy;
		return current != null && current.isRunning() && current.isPaused();
	}

	/**
	 * Returns what was forwarded since the last start.
	 * @return a snapshot, or null if it was never started
	 */
	public @Nullable ZmqProxyStatistics getStatistics() {
		ZmqProxy current = this.proxy;
		return (current != null) ? current.statistics() : null;
	}

	/**
	 * Returns what has ended the proxy other than {@link #stop()}.
	 * @return the failure, or null if there is none
	 */
	public @Nullable Throwable getFailure() {
		ZmqProxy current = this.proxy;
		return (current != null) ? current.failure() : null;
	}

	@Override
	public boolean isRunning() {
		ZmqProxy current = this.proxy;
		return current != null && current.isRunning();
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void destroy() {
		stop();
	}

	@Override
	public String toString() {
		return "proxy '" + this.name + "' (" + this.frontend + " - " + this.backend + ")";
	}

}
