package dev.zmq.spring.listener;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The topics that a container subscribes to while it runs. They may change at any time,
 * and outlast restarts. Thread-safe.
 */
final class Subscriptions {

	private final Lock lock = new ReentrantLock();

	private final Set<String> topics;

	private @Nullable ZmqSocket socket;

	private boolean used;

	Subscriptions(Collection<String> topics) {
		this.topics = new LinkedHashSet<>(topics);
	}

	/**
	 * Subscribes to all topics on a socket.
	 * @param allIfNone whether a container that was given no topics at first wants
	 * everything
	 */
	void attach(ZmqSocket socket, boolean allIfNone) {
		this.lock.lock();
		try {
			if (!this.used && allIfNone && this.topics.isEmpty()) {
				this.topics.add("");
			}
			this.used = true;
			this.socket = socket;
			this.topics.forEach(socket::subscribe);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes all topics back from the socket, but not from here. */
	void detach() {
		this.lock.lock();
		try {
			ZmqSocket last = this.socket;
			this.socket = null;
			if (last != null && !last.isClosed()) {
				this.topics.forEach(last::unsubscribe);
			}
		}
		catch (ZmqClosedException ex) {
			// closed meanwhile, and nothing is left to take back
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean add(String topic) {
		this.lock.lock();
		try {
			boolean added = this.topics.add(topic);
			if (added && this.socket != null) {
				this.socket.subscribe(topic);
			}
			return added;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean remove(String topic) {
		this.lock.lock();
		try {
			boolean removed = this.topics.remove(topic);
			if (removed && this.socket != null) {
				this.socket.unsubscribe(topic);
			}
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<String> topics() {
		this.lock.lock();
		try {
			return List.copyOf(this.topics);
		}
		finally {
			this.lock.unlock();
		}
	}

}
