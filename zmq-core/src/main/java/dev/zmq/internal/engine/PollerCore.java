package dev.zmq.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.ZmqPoller;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;

/**
 * Waits for the first of several sockets. It watches the readiness signals of its sockets
 * and looks at them all whenever there was one, beginning each time with another socket.
 */
public final class PollerCore implements ZmqPoller {

	private final Map<SocketCore, Set<PollEvent>> interests = new LinkedHashMap<>();

	private final Set<ParkedWaiter> polls = new HashSet<>();

	private final Runnable watcher = this::wake;

	private final Patience patience = new Patience();

	private int turn;

	private boolean closed;

	@Override
	public synchronized void register(ZmqSocket socket, PollEvent... events) {
		requireOpen();
		SocketCore core = core(socket);
		if (this.interests.putIfAbsent(core, interest(events)) != null) {
			throw new IllegalArgumentException("The poller has " + socket + " already; use modify");
		}
		core.sending().waiters().watch(this.watcher);
		core.receiving().waiters().watch(this.watcher);
		wake();
	}

	@Override
	public synchronized void modify(ZmqSocket socket, PollEvent... events) {
		requireOpen();
		if (this.interests.replace(core(socket), interest(events)) == null) {
			throw unknown(socket);
		}
		wake();
	}

	@Override
	public synchronized void unregister(ZmqSocket socket) {
		requireOpen();
		SocketCore core = core(socket);
		if (this.interests.remove(core) == null) {
			throw unknown(socket);
		}
		unwatch(core);
	}

	private static SocketCore core(ZmqSocket socket) {
		if (socket instanceof SocketCore core) {
			return core;
		}
		throw new IllegalArgumentException(
				"A poller takes sockets of this library, not " + socket.getClass().getName());
	}

	private static Set<PollEvent> interest(PollEvent[] events) {
		if (events.length == 0) {
			throw new IllegalArgumentException("Name at least one of RECEIVE and SEND to wait for");
		}
		return Set.copyOf(Arrays.asList(events));
	}

	private static IllegalArgumentException unknown(ZmqSocket socket) {
		return new IllegalArgumentException("The poller does not have " + socket + "; use register");
	}

	private void unwatch(SocketCore core) {
		core.sending().waiters().unwatch(this.watcher);
		core.receiving().waiters().unwatch(this.watcher);
	}

	@Override
	public synchronized int size() {
		return this.interests.size();
	}

	@Override
	public List<Ready> poll(Duration timeout) {
		long nanos = SocketSettings.nanos(timeout);
		synchronized (this) {
			requireOpen();
			if (this.interests.isEmpty() && timeout.equals(SocketOption.INFINITE)) {
				throw new IllegalStateException("The poller has no socket and would wait for ever");
			}
		}
		ParkedWaiter waiter = new ParkedWaiter(nanos, this.patience, null);
		synchronized (this) {
			this.polls.add(waiter);
		}
		try {
			List<Ready> ready;
			do {
				waiter.reset();
				ready = look();
			}
			while (ready.isEmpty() && waiter.park());
			return ready;
		}
		finally {
			synchronized (this) {
				this.polls.remove(waiter);
			}
		}
	}

	private List<Ready> look() {
		List<Map.Entry<SocketCore, Set<PollEvent>>> sockets;
		int first;
		synchronized (this) {
			requireOpen();
			sockets = new ArrayList<>(this.interests.size());
			this.interests.forEach((socket, interest) -> sockets.add(Map.entry(socket, interest)));
			first = (sockets.isEmpty()) ? 0 : Math.floorMod(this.turn++, sockets.size());
		}
		List<Ready> ready = new ArrayList<>();
		for (int i = 0; i < sockets.size(); i++) {
			Map.Entry<SocketCore, Set<PollEvent>> entry = sockets.get((first + i) % sockets.size());
			look(entry.getKey(), entry.getValue(), ready);
		}
		return ready;
	}

	private static void look(SocketCore socket, Set<PollEvent> interest, List<Ready> ready) {
		boolean closed = socket.isClosed();
		boolean readable = interest.contains(PollEvent.RECEIVE) && (closed || isReadable(socket));
		boolean writable = interest.contains(PollEvent.SEND) && (closed || isWritable(socket));
		if (readable || writable) {
			ready.add(new Ready(socket, readable, writable));
		}
	}

	private static boolean isReadable(SocketCore socket) {
		return socket.type().canReceive() && socket.receiving().ready();
	}

	private static boolean isWritable(SocketCore socket) {
		return socket.type().canSend() && socket.sending().ready();
	}

	private void wake() {
		synchronized (this) {
			this.polls.forEach(ParkedWaiter::wake);
		}
	}

	private void requireOpen() {
		if (this.closed) {
			throw new ZmqClosedException("The poller is closed");
		}
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.interests.keySet().forEach(this::unwatch);
			this.interests.clear();
			wake();
		}
	}

}
