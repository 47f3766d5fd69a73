package dev.zmq.internal.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@link Child children} of one socket. Thread-safe. Once closed it takes no more,
 * and tells when the last one is gone.
 */
final class Children {

	private final Set<Child> present = new HashSet<>();

	private final Runnable onAllGone;

	private boolean closed;

	private boolean told;

	Children(Runnable onAllGone) {
		this.onAllGone = onAllGone;
	}

	/**
	 * Adds a child.
	 * @return false if the socket was closed: the child must not begin
	 */
	synchronized boolean add(Child child) {
		return !this.closed && this.present.add(child);
	}

	void remove(Child child) {
		boolean allGone;
		synchronized (this) {
			this.present.remove(child);
			allGone = allGone();
		}
		if (allGone) {
			this.onAllGone.run();
		}
	}

	/**
	 * Closes all children and takes no more.
	 */
	void close(long lingerNanos) {
		List<Child> children;
		synchronized (this) {
			this.closed = true;
			children = List.copyOf(this.present);
		}
		children.forEach((child) -> child.close(lingerNanos));
		boolean allGone;
		synchronized (this) {
			allGone = allGone();
		}
		if (allGone) {
			this.onAllGone.run();
		}
	}

	private boolean allGone() {
		if (!this.closed || this.told || !this.present.isEmpty()) {
			return false;
		}
		this.told = true;
		return true;
	}

}
