package dev.zmq.internal.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a socket has accepted, over all its addresses, where they come
 * from, and which of them still shake hands. Thread-safe.
 * <p>
 * Where somebody has to go, it is one of those who are there in the greatest number: the
 * oldest unfinished handshake of the {@link Origin} that has the most of them. So nobody
 * can push out the peers of others by coming often.
 * <p>
 * A connection that has to go leaves these numbers at once, long before its reactor has
 * closed it: in between, others may come. While handshakes get on, nobody has to go:
 * others {@linkplain #isCrowded wait}.
 */
final class Admissions {

	/**
	 * How long a handshake is left in peace while there is no place for others. Honest
	 * ones are done by then even over slow lines; were it shorter, many honest peers that
	 * come at once could keep each other from ever finishing.
	 */
	static final long UNDISTURBED_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final SocketSettings settings;

	/** When they were accepted, the oldest first. */
	private final Map<Connection, Long> handshaking = new LinkedHashMap<>();

	private final CrowdRanks ranks = new CrowdRanks();

	private final Forbearance forbearance = new Forbearance();

	/** Those that have a place, by origin. */
	private final Map<String, Crowd> crowds = new HashMap<>();

	/** Whom the connections that count belong to; not those that were told to go. */
	private final Map<Connection, Crowd> members = new HashMap<>();

	private int places;

	Admissions(SocketSettings settings) {
		this.settings = settings;
	}

	/**
	 * Tells whether accepting has to wait for those who shake hands.
	 * @param nowNanos the time, of any reactor
	 */
	synchronized boolean isCrowded(long nowNanos) {
		int limit = this.settings.get(SocketOption.MAX_PENDING_HANDSHAKES);
		return this.handshaking.size() >= limit && this.forbearance.isGranted(nowNanos, limit);
	}

	/**
	 * Takes a place for a new connection.
	 * @param origin where it comes from
	 * @param nowNanos the time, of any reactor
	 * @return null if there is one, otherwise why not
	 */
	@Nullable String reserve(String origin, long nowNanos) {
		Connection overdue = null;
		synchronized (this) {
			Crowd crowd = this.crowds.get(origin);
			int limit = this.settings.get(SocketOption.MAX_CONNECTIONS_PER_ADDRESS);
			if (crowd != null && limit > 0 && crowd.places() >= limit) {
				overdue = overdue(crowd.oldest(), nowNanos);
				if (overdue == null) {
					return "The socket has as many connections from " + origin
							+ " as MAX_CONNECTIONS_PER_ADDRESS allows";
				}
			}
			else if (this.places >= this.settings.get(SocketOption.MAX_CONNECTIONS)) {
				overdue = overdue(nowNanos);
				if (overdue == null) {
					return "The socket has as many connections as MAX_CONNECTIONS allows";
				}
			}
			if (overdue != null) {
				leave(overdue);
			}
			this.places++;
			this.crowds.computeIfAbsent(origin, Crowd::new).place(1);
		}
		if (overdue != null) {
			overdue.closeSoon(CloseReason.CONNECTION_LIMIT, 0);
		}
		return null;
	}

	private @Nullable Connection overdue(long nowNanos) {
		Crowd largest = this.ranks.largest();
		Connection found = (largest != null) ? overdue(largest.oldest(), nowNanos) : null;
		return (found != null) ? found : overdue(oldest(), nowNanos);
	}

	private @Nullable Connection overdue(@Nullable Connection connection, long nowNanos) {
		Long since = (connection != null) ? this.handshaking.get(connection) : null;
		return (since != null && nowNanos - since >= UNDISTURBED_NANOS) ? connection : null;
	}

	private @Nullable Connection oldest() {
		Iterator<Connection> connections = this.handshaking.keySet().iterator();
		return (connections.hasNext()) ? connections.next() : null;
	}

	/**
	 * Gives a place back that no connection was made for.
	 */
	synchronized void release(String origin) {
		giveBack(Objects.requireNonNull(this.crowds.get(origin)));
	}

	/**
	 * Counts a connection, which has a place, among those that shake hands; before it can
	 * end.
	 */
	void begin(Connection connection, String origin, long nowNanos) {
		Connection surplus;
		synchronized (this) {
			Crowd crowd = Objects.requireNonNull(this.crowds.get(origin));
			this.members.put(connection, crowd);
			this.handshaking.put(connection, nowNanos);
			crowd.add(connection);
			this.ranks.grown(crowd);
			int limit = this.settings.get(SocketOption.MAX_PENDING_HANDSHAKES);
			if (this.handshaking.size() <= limit || this.forbearance.isGranted(nowNanos, limit)) {
				return;
			}
			surplus = Objects.requireNonNull(Objects.requireNonNull(this.ranks.largest()).oldest());
			leave(surplus);
		}
		surplus.closeSoon(CloseReason.PENDING_HANDSHAKE_LIMIT, 0);
	}

	private void leave(Connection connection) {
		Crowd crowd = this.members.remove(connection);
		if (crowd != null) {
			finish(connection, crowd);
			giveBack(crowd);
		}
	}

	private void finish(Connection connection, Crowd crowd) {
		this.handshaking.remove(connection);
		if (crowd.remove(connection)) {
			this.ranks.shrunk(crowd);
		}
	}

	private void giveBack(Crowd crowd) {
		this.places--;
		crowd.place(-1);
		if (crowd.places() == 0) {
			this.crowds.remove(crowd.origin());
		}
	}

	/**
	 * A connection has finished its handshake.
	 */
	synchronized void opened(Connection connection) {
		Crowd crowd = this.members.get(connection);
		if (crowd != null) {
			if (this.ranks.isAmongLargest(crowd)) {
				this.forbearance.finished();
			}
			finish(connection, crowd);
		}
	}

	/**
	 * A connection is closed.
	 */
	synchronized void ended(Connection connection) {
		leave(connection);
	}

}
