package dev.zmq.internal.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.Pattern;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * The pipes of one socket: how they join its pattern, lose and find peers, and leave.
 * <p>
 * <b>Locks.</b> Everything that changes the pattern's set of pipes holds both locks of
 * the socket, send before receive. Signals that follow are given after the locks are
 * released.
 */
final class Attachments {

	private final SideLock sendLock;

	private final SideLock receiveLock;

	private final Pattern pattern;

	private final SendSide sending;

	private final ReceiveSide receiving;

	private final Counters counters;

	private final WaitQueue changes;

	private final Map<Long, Peer> peers = new ConcurrentHashMap<>();

	private final Set<Pipe> pipes = new HashSet<>();

	private boolean closed;

	/**
	 * Creates an empty set.
	 * @param changes who waits for peers to come and go
	 */
	Attachments(SocketLocks locks, Pattern pattern, SendSide sending, ReceiveSide receiving, Counters counters,
			WaitQueue changes) {
		this.changes = changes;
		this.sendLock = locks.send();
		this.receiveLock = locks.receive();
		this.pattern = pattern;
		this.sending = sending;
		this.receiving = receiving;
		this.counters = counters;
	}

	/**
	 * Adds a pipe whose peer may not exist yet.
	 * @return null if it was taken, otherwise why not
	 */
	@Nullable CloseReason attach(Pipe pipe) {
		listen(pipe);
		CloseReason refusal = locked(() -> take(pipe));
		if (refusal == null) {
			this.sending.waiters().signalAll();
		}
		return refusal;
	}

	/**
	 * Notes that a peer is behind a pipe, adding the pipe if need be.
	 * @return null if the peer is welcome, otherwise why not; a pipe that was added by
	 * this call is not attached then
	 */
	@Nullable CloseReason join(Peer peer, byte[] routingId) {
		Pipe pipe = peer.pipe();
		listen(pipe);
		CloseReason refusal = locked(() -> welcome(peer, routingId));
		if (refusal == null) {
			this.sending.waiters().signalAll();
			this.changes.signalAll();
		}
		return refusal;
	}

	/**
	 * Lists the peer while it is admitted, since its pattern may look it up. Whoever sees
	 * it listed and turns to the socket waits for the locks, and so for the pattern.
	 */
	private @Nullable CloseReason welcome(Peer peer, byte[] routingId) {
		Pipe pipe = peer.pipe();
		if (isReleased(pipe)) {
			// gone from the socket: this peer only gets what was queued for it
			return null;
		}
		if (this.peers.size() >= peer.maxPeers()) {
			return CloseReason.CONNECTION_LIMIT;
		}
		boolean welcome = false;
		this.peers.put(pipe.id(), peer);
		try {
			CloseReason refusal = admit(pipe, routingId, peer.userId());
			welcome = refusal == null;
			return refusal;
		}
		finally {
			if (!welcome) {
				this.peers.remove(pipe.id());
			}
		}
	}

	private boolean isReleased(Pipe pipe) {
		return pipe.out().isEnded() && !this.pipes.contains(pipe);
	}

	private @Nullable CloseReason take(Pipe pipe) {
		if (this.closed) {
			return CloseReason.LOCAL_CLOSE;
		}
		CloseReason refusal = this.pattern.attach(pipe);
		if (refusal == null) {
			this.pipes.add(pipe);
		}
		return refusal;
	}

	private @Nullable CloseReason admit(Pipe pipe, byte[] routingId, @Nullable String userId) {
		boolean newcomer = !this.pipes.contains(pipe);
		pipe.routingId(routingId);
		pipe.userId(userId);
		if (newcomer) {
			CloseReason refusal = take(pipe);
			if (refusal != null) {
				return refusal;
			}
		}
		pipe.connected(true);
		CloseReason refusal = this.pattern.connected(pipe);
		if (refusal != null) {
			pipe.connected(false);
			if (newcomer) {
				this.pattern.detach(pipe, false);
				this.pipes.remove(pipe);
			}
		}
		return refusal;
	}

	/**
	 * Notes that the peer is gone while its pipe stays for the next one.
	 */
	void lost(Pipe pipe) {
		this.peers.remove(pipe.id());
		locked(() -> {
			if (this.pipes.contains(pipe)) {
				this.pattern.disconnected(pipe);
			}
			pipe.connected(false);
			if (!this.pattern.traits().lingers()) {
				// subscriptions are said anew to the next peer, from the pattern's state
				discard(pipe, DropReason.DISCONNECTED);
			}
			return null;
		});
		this.changes.signalAll();
	}

	/**
	 * Removes a pipe. What its peer had sent stays receivable; what was queued for the
	 * peer is dropped and counted.
	 */
	void detach(Pipe pipe, DropReason reason) {
		withdraw(pipe);
		pipe.in().end();
		discard(pipe, reason);
		this.receiving.sweep();
		locked(() -> {
			if (this.closed) {
				discardReceived(pipe);
			}
			return null;
		});
	}

	/** Gives up what has arrived since the socket was closed. */
	private static void discardReceived(Pipe pipe) {
		ZmqMessage message;
		while ((message = pipe.in().poll()) != null) {
			pipe.in().drop(message);
		}
	}

	/**
	 * Removes a pipe, but leaves its lanes to the caller, to whom both belong from now
	 * on.
	 */
	void withdraw(Pipe pipe) {
		boolean connected = this.peers.remove(pipe.id()) != null;
		locked(() -> {
			if (this.pipes.remove(pipe)) {
				this.pattern.detach(pipe, connected);
			}
			pipe.connected(false);
			return null;
		});
		this.changes.signalAll();
	}

	/**
	 * Takes a pipe away from the socket, while what is queued for its peer may still be
	 * sent: nothing new goes into it. By the one who produces into its inbound lane.
	 */
	void release(Pipe pipe) {
		withdraw(pipe);
		pipe.out().end();
	}

	/**
	 * Drops and counts what is queued for the peer of a pipe; by the one who consumes its
	 * outbound lane.
	 */
	void discard(Pipe pipe, DropReason reason) {
		long dropped = 0;
		ZmqMessage message;
		while ((message = pipe.out().poll()) != null) {
			if (this.pattern.traits().lingers() || !isSubscription(message)) {
				dropped++;
			}
			pipe.out().drop(message);
		}
		if (dropped > 0) {
			this.counters.dropped(reason, dropped);
		}
	}

	private static boolean isSubscription(ZmqMessage message) {
		byte[] first = message.topic();
		return first.length > 0 && (first[0] == 0 || first[0] == 1);
	}

	/**
	 * Ends the way out of all pipes, for good; pipes that come later are refused.
	 */
	void close() {
		locked(() -> {
			this.closed = true;
			this.pipes.forEach((pipe) -> pipe.out().end());
			return null;
		});
		this.sending.waiters().signalAll();
		this.receiving.waiters().signalAll();
		this.changes.signalAll();
	}

	/**
	 * Wakes everybody who waits for this socket, to look at its state again.
	 */
	void wakeAll() {
		this.sending.waiters().signalAll();
		this.receiving.waiters().signalAll();
		this.changes.signalAll();
	}

	boolean awaitChange(BooleanSupplier condition, long timeoutNanos) {
		return this.changes.await(condition, timeoutNanos);
	}

	/**
	 * Tells the pattern of an option that takes effect at once.
	 */
	void changed(SocketOption<?> option) {
		locked(() -> {
			this.pattern.changed(option);
			return null;
		});
		this.sending.waiters().signalAll();
	}

	List<Peer> peers() {
		return List.copyOf(this.peers.values());
	}

	int peerCount() {
		return this.peers.size();
	}

	@Nullable Peer peer(long id) {
		return this.peers.get(id);
	}

	List<Pipe> pipes() {
		return locked(() -> List.copyOf(this.pipes));
	}

	<T extends @Nullable Object> T locked(Supplier<T> action) {
		this.sendLock.lock();
		this.receiveLock.lock();
		try {
			return action.get();
		}
		finally {
			this.receiveLock.unlock();
			this.sendLock.unlock();
		}
	}

	private void listen(Pipe pipe) {
		pipe.out().onWritable(() -> this.sending.writable(pipe));
		pipe.in().onReadable(() -> arrivals(pipe));
	}

	/**
	 * Something may have arrived on a pipe; on any thread.
	 */
	void arrivals(Pipe pipe) {
		if (this.pattern.traits().eager()) {
			arrived(pipe);
		}
		else {
			this.receiving.readable(pipe);
		}
	}

	/**
	 * Something arrived for a pattern that handles arrivals at once.
	 */
	private void arrived(Pipe pipe) {
		boolean receivable = locked(() -> {
			this.pattern.readable(pipe);
			return this.pattern.canReceive();
		});
		if (receivable) {
			this.receiving.waiters().signal();
		}
		this.changes.signalAll();
	}

}
