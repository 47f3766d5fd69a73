package dev.zmq.internal.engine;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a socket has accepted, over all its addresses, and which of them
 * still shake hands. Thread-safe.
 * <p>
 * A connection that has to go leaves these numbers at once, long before its reactor has
 * closed it: in between, others may come.
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

	/** Those that were told to go, and are not counted any more. */
	private final Set<Connection> leaving = new HashSet<>();

	private int places;

	Admissions(SocketSettings settings) {
		this.settings = settings;
	}

	/**
	 * Takes a place for a new connection.
	 * @param nowNanos the time, of any reactor
	 * @return whether there is one
	 */
	boolean reserve(long nowNanos) {
		Connection overdue;
		synchronized (this) {
			if (this.places < this.settings.get(SocketOption.MAX_CONNECTIONS)) {
				this.places++;
				return true;
			}
			Map.Entry<Connection, Long> oldest = oldest();
			if (oldest == null || nowNanos - oldest.getValue() < UNDISTURBED_NANOS) {
				return false;
			}
			overdue = leave(oldest);
		}
		overdue.closeSoon(CloseReason.CONNECTION_LIMIT, 0);
		return true;
	}

	/**
	 * Gives a place back that no connection was made for.
	 */
	synchronized void release() {
		this.places--;
	}

	/**
	 * Counts a connection, which has a place, among those that shake hands; before it can
	 * end.
	 */
	void begin(Connection connection, long nowNanos) {
		Connection surplus;
		synchronized (this) {
			this.handshaking.put(connection, nowNanos);
			Map.Entry<Connection, Long> oldest = oldest();
			if (oldest == null || this.handshaking.size() <= this.settings.get(SocketOption.MAX_PENDING_HANDSHAKES)) {
				return;
			}
			surplus = leave(oldest);
			this.places--;
		}
		surplus.closeSoon(CloseReason.PENDING_HANDSHAKE_LIMIT, 0);
	}

	private Map.@Nullable Entry<Connection, Long> oldest() {
		Iterator<Map.Entry<Connection, Long>> entries = this.handshaking.entrySet().iterator();
		return (entries.hasNext()) ? entries.next() : null;
	}

	private Connection leave(Map.Entry<Connection, Long> entry) {
		Connection connection = entry.getKey();
		this.handshaking.remove(connection);
		this.leaving.add(connection);
		return connection;
	}

	/**
	 * A connection has finished its handshake.
	 */
	synchronized void opened(Connection connection) {
		this.handshaking.remove(connection);
	}

	/**
	 * A connection is closed.
	 */
	synchronized void ended(Connection connection) {
		this.handshaking.remove(connection);
		if (!this.leaving.remove(connection)) {
			this.places--;
		}
	}

}
