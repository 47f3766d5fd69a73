package dev.zmq.spring.monitor;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a named socket since it was opened. Thread-safe.
 */
public final class ZmqSocketActivity {

	private final String name;

	private final SocketType type;

	private final ZmqSocket socket;

	private final Instant since;

	private final AtomicLongArray counts = new AtomicLongArray(ConnectionEvent.values().length);

	private final AtomicLong heartbeatTimeouts = new AtomicLong();

	private volatile @Nullable SocketMoment lastEvent;

	private volatile @Nullable SocketMoment lastError;

	private volatile @Nullable SocketMoment refusal;

	private volatile @Nullable SocketMoment lastRefusal;

	ZmqSocketActivity(String name, SocketType type, ZmqSocket socket, Instant since) {
		this.name = name;
		this.type = type;
		this.socket = socket;
		this.since = since;
	}

	/** Takes in an event; called for one at a time. */
	void heard(SocketEvent event, Clock clock) {
		if (event instanceof SocketEvent.ConnectDelayed || event instanceof SocketEvent.EventsLost
				|| event instanceof SocketEvent.MonitorStopped) {
			return;
		}
		SocketMoment moment = SocketMoment.of(clock.instant(), event);
		this.lastEvent = moment;
		ConnectionEvent kind = ConnectionEvent.of(event);
		if (kind != null) {
			this.counts.incrementAndGet(kind.ordinal());
		}
		if (event instanceof SocketEvent.Disconnected gone && gone.reason() == CloseReason.HEARTBEAT_TIMEOUT) {
			this.heartbeatTimeouts.incrementAndGet();
		}
		if (isError(event)) {
			this.lastError = moment;
		}
		if (Refusals.isRefusal(event, this.socket)) {
			this.lastRefusal = moment;
			this.refusal = moment;
		}
		else if (event instanceof SocketEvent.HandshakeSucceeded) {
			this.refusal = null;
		}
	}

	/**
	 * Returns what last kept a peer out, or this socket out of a peer's: credentials or
	 * keys that were not good enough, or mechanisms that differ.
	 * @return the event, or null if there was none
	 */
	public @Nullable SocketMoment lastRefusal() {
		return this.lastRefusal;
	}

	/**
	 * Returns what kept a peer out last, if none has come in since.
	 * @return the event, or null if a peer has come in since, or none was kept out
	 */
	public @Nullable SocketMoment refusal() {
		return this.refusal;
	}

	/** That somebody closes a connection as he may is no error. */
	private static boolean isError(SocketEvent event) {
		if (event instanceof SocketEvent.Disconnected gone) {
			return switch (gone.reason()) {
				case PEER_CLOSED, LOCAL_DISCONNECT, LOCAL_CLOSE, HANDED_OVER -> false;
				default -> true;
			};
		}
		if (event instanceof SocketEvent.ConnectRetried retried) {
			return retried.reason() != CloseReason.PEER_CLOSED;
		}
		return event instanceof SocketEvent.HandshakeFailed || event instanceof SocketEvent.AcceptFailed
				|| event instanceof SocketEvent.BindFailed || event instanceof SocketEvent.ConnectStopped;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the type of the socket, as it is declared.
	 * @return the type
	 */
	public SocketType type() {
		return this.type;
	}

	/**
	 * Returns the socket.
	 * @return the socket, which may be closed
	 */
	public ZmqSocket socket() {
		return this.socket;
	}

	/**
	 * Returns when the socket was opened.
	 * @return the time
	 */
	public Instant since() {
		return this.since;
	}

	/**
	 * Returns how often something has happened.
	 * @param event what
	 * @return how often so far
	 */
	public long count(ConnectionEvent event) {
		return this.counts.get(event.ordinal());
	}

	/**
	 * Returns how many connections ended because the peer did not answer heartbeats.
	 * @return how many so far
	 */
	public long heartbeatTimeouts() {
		return this.heartbeatTimeouts.get();
	}

	/**
	 * Returns what happened last.
	 * @return the event, or null if nothing has happened
	 */
	public @Nullable SocketMoment lastEvent() {
		return this.lastEvent;
	}

	/**
	 * Returns what last went wrong: a failed attempt, handshake or bind, or a connection
	 * that was lost.
	 * @return the event, or null if nothing has
	 */
	public @Nullable SocketMoment lastError() {
		return this.lastError;
	}

}
