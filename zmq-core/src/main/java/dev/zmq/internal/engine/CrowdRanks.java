package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Crowds by the number of their handshakes, so that the largest is found without looking
 * at all: each connection of an attacker asks for it. Guarded by its {@link Admissions}.
 */
final class CrowdRanks {

	/** At index n, those with n + 1 handshakes; the last is never empty. */
	private final List<Set<Crowd>> ranks = new ArrayList<>();

	/** A crowd has one handshake more than before. */
	void grown(Crowd crowd) {
		int size = crowd.handshaking();
		if (size > 1) {
			this.ranks.get(size - 2).remove(crowd);
		}
		if (size > this.ranks.size()) {
			this.ranks.add(new LinkedHashSet<>());
		}
		this.ranks.get(size - 1).add(crowd);
	}

	/** A crowd has one handshake less than before. */
	void shrunk(Crowd crowd) {
		int size = crowd.handshaking();
		Set<Crowd> before = this.ranks.get(size);
		before.remove(crowd);
		if (size > 0) {
			this.ranks.get(size - 1).add(crowd);
		}
		if (before.isEmpty() && size == this.ranks.size() - 1) {
			this.ranks.remove(size);
		}
	}

	/**
	 * Returns the crowd with the most handshakes; of several the one that has had as many
	 * for longest.
	 */
	@Nullable Crowd largest() {
		return this.ranks.isEmpty() ? null : this.ranks.get(this.ranks.size() - 1).iterator().next();
	}

	/**
	 * Tells whether a crowd has at least half as many handshakes as the largest.
	 */
	boolean isAmongLargest(Crowd crowd) {
		return 2 * crowd.handshaking() >= this.ranks.size();
	}

}
