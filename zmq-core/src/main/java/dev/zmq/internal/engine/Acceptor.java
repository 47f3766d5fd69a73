package dev.zmq.internal.engine;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.reactor.ChannelHandler;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Registration;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkRefusedException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the peers of a socket at one address, and looks after the connections that were
 * accepted there.
 * <p>
 * <b>Threads.</b> Accepting happens on its reactor; connections may live on others, so
 * their bookkeeping is synchronized.
 */
final class Acceptor implements Child, ConnectionOwner, ChannelHandler {

	private static final int ACCEPTS_PER_TURN = 64;

	/** How long to rest when the system has no descriptors left. */
	private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	/** How long to leave those who shake hands alone before looking again. */
	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private final SocketCore socket;

	private final Reactor reactor;

	private final LinkListener listener;

	private final Set<Connection> connections = new LinkedHashSet<>();

	private @Nullable Registration registration;

	private boolean closed;

	private boolean gone;

	Acceptor(SocketCore socket, Reactor reactor, LinkListener listener) {
		this.socket = socket;
		this.reactor = reactor;
		this.listener = listener;
	}

	/**
	 * Begins; on any thread.
	 */
	void start() {
		this.reactor.load(1);
		this.reactor.execute(() -> {
			try {
				this.registration = this.reactor.register(this.listener.channel(), SelectionKey.OP_ACCEPT, this);
			}
			catch (ClosedChannelException ex) {
				// closed before it began: close() sees to the rest
			}
		});
	}

	@Override
	public void ready(int readyOps) {
		Admissions admissions = this.socket.admissions();
		for (int i = 0; i < ACCEPTS_PER_TURN; i++) {
			if (admissions.isCrowded(this.reactor.now())) {
				pause(PAUSE_NANOS);
				return;
			}
			try {
				Link link = this.listener.accept();
				if (link == null) {
					return;
				}
				accepted(link);
			}
			catch (LinkRefusedException ex) {
				report(CloseReason.ACCEPT_FILTERED, String.valueOf(ex.getMessage()));
			}
			catch (IOException ex) {
				rest(ex);
				return;
			}
		}
	}

	private void accepted(Link link) {
		boolean taken = false;
		try {
			taken = take(link);
		}
		finally {
			if (!taken) {
				link.close();
			}
		}
	}

	private boolean take(Link link) {
		Admissions admissions = this.socket.admissions();
		String origin = Origin.of(link.peerAddress());
		String full = admissions.reserve(origin, this.reactor.now());
		if (full != null) {
			report(CloseReason.CONNECTION_LIMIT, full);
			return false;
		}
		if (this.socket.monitor().isHeard()) {
			this.socket.monitor().publish(new SocketEvent.Accepted(endpoint(), link.remoteAddress()));
		}
		Reactor home = this.socket.leastBusyReactor();
		Connection connection;
		try {
			connection = new Connection(this.socket, home, link, this);
		}
		catch (RuntimeException | Error ex) {
			admissions.release(origin);
			throw ex;
		}
		admissions.begin(connection, origin, this.reactor.now());
		if (!add(connection)) {
			admissions.ended(connection);
			return false;
		}
		if (home == this.reactor) {
			connection.start();
		}
		else {
			home.execute(connection::start);
		}
		return true;
	}

	private synchronized boolean add(Connection connection) {
		return !this.closed && this.connections.add(connection);
	}

	/**
	 * Out of descriptors, most likely: tries again after a while instead of spinning.
	 */
	private void rest(Throwable fault) {
		if (isClosed()) {
			return;
		}
		report(CloseReason.IO_ERROR, fault + "; accepting rests for " + TimeUnit.NANOSECONDS.toMillis(REST_NANOS)
				+ " ms. Raise the limit of open files if this goes on");
		pause(REST_NANOS);
	}

	/**
	 * Leaves those who come to the system's queue for a while.
	 */
	private void pause(long nanos) {
		Registration current = this.registration;
		if (current != null) {
			current.interest(0);
			this.reactor.schedule(nanos, () -> current.interest(SelectionKey.OP_ACCEPT));
		}
	}

	private void report(CloseReason reason, String detail) {
		this.socket.monitor().publish(new SocketEvent.AcceptFailed(endpoint(), reason, detail));
	}

	@Override
	public void failed(Throwable fault) {
		this.socket.fault(fault);
		rest(fault);
	}

	@Override
	public Endpoint endpoint() {
		return this.listener.endpoint();
	}

	@Override
	public Pipe pipe() {
		return this.socket.acceptedPipe();
	}

	@Override
	public int maxPeers() {
		return this.socket.settings().get(SocketOption.MAX_CONNECTIONS);
	}

	@Override
	public void opened(Connection connection) {
		this.socket.admissions().opened(connection);
	}

	@Override
	public void ended(Connection connection, CloseReason reason, boolean wasOpen) {
		this.socket.admissions().ended(connection);
		if (wasOpen) {
			this.socket.attachments()
				.detach(connection.pipe(), (isClosed()) ? DropReason.LINGER_EXPIRED : DropReason.DISCONNECTED);
		}
		synchronized (this) {
			this.connections.remove(connection);
		}
		leaveIfDone();
	}

	/**
	 * Stops listening at once and ends the connections that were accepted here. Once more
	 * only shortens the time that these have.
	 */
	@Override
	public void close(long lingerNanos) {
		boolean first;
		List<Connection> ending;
		synchronized (this) {
			first = !this.closed;
			this.closed = true;
			ending = List.copyOf(this.connections);
		}
		if (first) {
			stopListening();
		}
		ending.forEach((connection) -> connection.closeSoon(CloseReason.LOCAL_CLOSE, lingerNanos));
		leaveIfDone();
	}

	private void stopListening() {
		Handoff.runAndForget(this.reactor, this.listener::close);
		this.socket.monitor().publish(new SocketEvent.Closed(endpoint()));
		this.reactor.load(-1);
	}

	private synchronized boolean isClosed() {
		return this.closed;
	}

	/**
	 * Stops listening and parts from the peers before it returns.
	 */
	void unbind() {
		List<Connection> ending;
		synchronized (this) {
			ending = List.copyOf(this.connections);
		}
		close(0);
		ending.forEach(Connection::awaitClosed);
	}

	private void leaveIfDone() {
		synchronized (this) {
			if (!this.closed || this.gone || !this.connections.isEmpty()) {
				return;
			}
			this.gone = true;
		}
		this.socket.acceptorEnded(this);
	}

}
