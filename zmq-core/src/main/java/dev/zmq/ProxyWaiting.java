package dev.zmq;

import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;

/**
 * How a proxy's thread waits for exactly what its directions need next, so that it does
 * not spin on a side that is ready while the other one is not.
 * <p>
 * For the proxy's thread only. Others end its waiting with an interrupt, which it takes
 * for a hint to look at everything again: the thread is the proxy's own and runs no code
 * of anybody else.
 */
final class ProxyWaiting implements AutoCloseable {

	/** How soon a proxy that waits for no socket, since it is paused, sees one closed. */
	private static final long IDLE_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final ZmqPoller poller = ZmqPoller.create();

	private final Map<ZmqSocket, Set<PollEvent>> registered = new IdentityHashMap<>();

	private final Map<ZmqSocket, Set<PollEvent>> wanted = new IdentityHashMap<>();

	private boolean again;

	/**
	 * Forgets what was wanted, and the hint that has led here. What changes from now on
	 * ends the next wait at once.
	 */
	void reset() {
		Thread.interrupted();
		this.wanted.clear();
		this.again = false;
	}

	/** Lets the next wait end when a socket is ready. */
	void want(ZmqSocket socket, PollEvent event) {
		this.wanted.computeIfAbsent(socket, (any) -> EnumSet.noneOf(PollEvent.class)).add(event);
	}

	/** Lets the next wait end at once. */
	void again() {
		this.again = true;
	}

	/** Waits for the first of what is wanted, or for a hint. */
	void await() {
		if (this.again) {
			return;
		}
		register();
		if (this.registered.isEmpty()) {
			LockSupport.parkNanos(this, IDLE_LOOK_NANOS);
			return;
		}
		try {
			this.poller.poll(SocketOption.INFINITE);
		}
		catch (ZmqInterruptedException ex) {
			// the hint; reset() clears it
		}
	}

	private void register() {
		this.registered.keySet().removeIf((socket) -> {
			boolean leaving = !this.wanted.containsKey(socket);
			if (leaving) {
				this.poller.unregister(socket);
			}
			return leaving;
		});
		this.wanted.forEach((socket, events) -> {
			Set<PollEvent> before = this.registered.put(socket, events);
			if (before == null) {
				this.poller.register(socket, events.toArray(PollEvent[]::new));
			}
			else if (!before.equals(events)) {
				this.poller.modify(socket, events.toArray(PollEvent[]::new));
			}
		});
	}

	@Override
	public void close() {
		this.poller.close();
	}

}
