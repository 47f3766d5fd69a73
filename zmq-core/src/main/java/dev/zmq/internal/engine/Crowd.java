package dev.zmq.internal.engine;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The connections of one {@link Origin}. Guarded by its {@link Admissions}.
 */
final class Crowd {

	private final String origin;

	/** Those that shake hands, the oldest first. */
	private final Set<Connection> handshaking = new LinkedHashSet<>();

	private int places;

	Crowd(String origin) {
		this.origin = origin;
	}

	String origin() {
		return this.origin;
	}

	/** How many places it has taken. */
	int places() {
		return this.places;
	}

	void place(int change) {
		this.places += change;
	}

	void add(Connection connection) {
		this.handshaking.add(connection);
	}

	boolean remove(Connection connection) {
		return this.handshaking.remove(connection);
	}

	/** How many of them shake hands. */
	int handshaking() {
		return this.handshaking.size();
	}

	@Nullable Connection oldest() {
		Iterator<Connection> connections = this.handshaking.iterator();
		return (connections.hasNext()) ? connections.next() : null;
	}

}
