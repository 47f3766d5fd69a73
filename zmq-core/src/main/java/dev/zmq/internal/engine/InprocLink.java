package dev.zmq.internal.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.zmq.endpoint.InprocEndpoint;
import dev.zmq.internal.pipe.Custody;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.monitor.HandshakeInfo;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.monitor.QueueDepths;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * Two sockets of one context joined directly: what one sends into is what the other
 * receives from. Nothing is copied, and there is no thread in between.
 * <p>
 * <b>Threads.</b> Whoever binds, connects or closes does the joining and parting; each
 * happens once. The locks of the two sockets are taken one after the other, never
 * together. The only place where a thread holds locks of both is a subscription that
 * travels from SUB to PUB, and nothing goes the other way under a lock.
 */
final class InprocLink implements Child {

	private final InprocHub hub;

	private final SocketCore caller;

	private final InprocEndpoint endpoint;

	private final Pipe callerPipe;

	private final AtomicBoolean parted = new AtomicBoolean();

	private @Nullable InprocBinding binding;

	private @Nullable Pipe calleePipe;

	/** Whether the caller is closed and only its messages are still waiting. */
	private boolean lingering;

	InprocLink(InprocHub hub, SocketCore caller, InprocEndpoint endpoint) {
		this.hub = hub;
		this.caller = caller;
		this.endpoint = endpoint;
		this.callerPipe = caller.dialledPipe(caller.settings().take(SocketOption.CONNECT_ROUTING_ID));
		this.callerPipe.out().custody(Custody.HANDED_OVER);
		this.callerPipe.in().custody(Custody.HANDED_OVER);
	}

	InprocEndpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Tells whether it is over; whoever parts the link tells the hub after that.
	 */
	boolean isParted() {
		return this.parted.get();
	}

	/**
	 * Gives the connecting socket its pipe, which it may send into before anybody is
	 * bound to the name.
	 */
	void attach() {
		if (!this.caller.settings().get(SocketOption.IMMEDIATE)) {
			CloseReason refusal = this.caller.attachments().attach(this.callerPipe);
			if (refusal != null) {
				refused(refusal);
			}
			else if (isParted()) {
				// ended by another thread before there was a pipe to take away
				this.caller.attachments().withdraw(this.callerPipe);
			}
		}
	}

	/**
	 * Joins the two sockets.
	 */
	synchronized void accept(InprocBinding target) {
		SocketCore callee = target.socket();
		if (this.parted.get()) {
			return;
		}
		if (!this.caller.type().compatibleWith(callee.type())) {
			refused(CloseReason.INCOMPATIBLE_SOCKET_TYPE);
			return;
		}
		if (!target.add(this)) {
			refused(CloseReason.PEER_CLOSED);
			return;
		}
		this.binding = target;
		combineLimits(callee);
		Pipe other = new Pipe(this.callerPipe.out(), this.callerPipe.in(), false);
		End callerEnd = new End(this.callerPipe, callee, this.caller);
		// The caller first: its pipe may be in its pattern already, which has to know the
		// peer before anything can come from it
		CloseReason refusal = this.caller.attachments().join(callerEnd, routingId(callee));
		if (refusal != null) {
			target.remove(this);
			this.binding = null;
			refused(refusal);
			return;
		}
		this.calleePipe = other;
		End calleeEnd = new End(other, this.caller, callee);
		refusal = callee.attachments().join(calleeEnd, routingId(this.caller));
		if (refusal != null) {
			target.remove(this);
			this.binding = null;
			this.calleePipe = null;
			refused(refusal);
			return;
		}
		callee.monitor().publish(new SocketEvent.HandshakeSucceeded(calleeEnd.info()));
		this.caller.monitor().publish(new SocketEvent.HandshakeSucceeded(callerEnd.info()));
		// what was sent before the name was bound
		callee.attachments().arrivals(other);
		if (this.lingering) {
			part(CloseReason.LOCAL_CLOSE);
		}
	}

	/**
	 * Each direction holds what its sender may have waiting and what its receiver may.
	 */
	private void combineLimits(SocketCore callee) {
		SocketSettings near = this.caller.settings();
		SocketSettings far = callee.settings();
		this.callerPipe.out()
			.highWaterMark(
					sum(near.get(SocketOption.SEND_HIGH_WATER_MARK), far.get(SocketOption.RECEIVE_HIGH_WATER_MARK)));
		this.callerPipe.in()
			.highWaterMark(
					sum(far.get(SocketOption.SEND_HIGH_WATER_MARK), near.get(SocketOption.RECEIVE_HIGH_WATER_MARK)));
	}

	private static int sum(int send, int receive) {
		return (send == 0 || receive == 0) ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) send + receive);
	}

	private static byte[] routingId(SocketCore socket) {
		return (socket.traits().announcesRoutingId()) ? socket.settings().get(SocketOption.ROUTING_ID) : new byte[0];
	}

	private void refused(CloseReason reason) {
		this.caller.counters().handshakeFailed(reason);
		this.caller.monitor()
			.publish(new SocketEvent.HandshakeFailed(this.endpoint, this.endpoint.toString(), reason,
					"The sockets cannot be joined", ""));
		part(reason);
	}

	/**
	 * Parts the sockets; but what was sent before anybody is bound to the name waits for
	 * that, for as long as it may linger.
	 */
	@Override
	public void close(long lingerNanos) {
		if (lingerNanos == 0 || !waitsWithMessages()) {
			part(CloseReason.LOCAL_CLOSE);
		}
		else if (lingerNanos > 0) {
			// there may be no I/O thread to keep the time
			CompletableFuture.delayedExecutor(lingerNanos, TimeUnit.NANOSECONDS, this.caller.context().background())
				.execute(() -> part(CloseReason.LOCAL_CLOSE));
		}
	}

	private synchronized boolean waitsWithMessages() {
		this.lingering = this.binding == null && this.caller.traits().lingers() && !this.callerPipe.out().isEmpty();
		return this.lingering;
	}

	/**
	 * Parts the sockets. What either has sent stays receivable for the other.
	 */
	private void part(CloseReason reason) {
		if (!this.parted.compareAndSet(false, true)) {
			return;
		}
		this.hub.forget(this);
		InprocBinding target;
		Pipe other;
		synchronized (this) {
			target = this.binding;
			other = this.calleePipe;
		}
		this.caller.attachments().withdraw(this.callerPipe);
		if (target != null && other != null) {
			target.socket().attachments().withdraw(other);
		}
		this.callerPipe.out().end();
		this.callerPipe.in().end();
		this.caller.receiving().sweep();
		if (target == null) {
			this.caller.attachments().discard(this.callerPipe, DropReason.LINGER_EXPIRED);
		}
		else {
			target.remove(this);
			target.socket().receiving().sweep();
			publishEnd(target.socket(), reason, other);
			publishEnd(this.caller, reason, this.callerPipe);
		}
		this.caller.endpoints().forget(this);
		this.caller.children().remove(this);
	}

	private void publishEnd(SocketCore socket, CloseReason reason, @Nullable Pipe pipe) {
		InprocBinding target = this.binding;
		if (pipe != null && target != null) {
			SocketCore far = (socket == this.caller) ? target.socket() : this.caller;
			socket.monitor()
				.publish(new SocketEvent.Disconnected(new End(pipe, far, socket).info(), reason,
						"The sockets were parted", null));
		}
	}

	/** One of the two sockets as the other sees it. */
	private final class End implements Peer {

		private final Pipe pipe;

		private final SocketCore far;

		private final SocketCore near;

		End(Pipe pipe, SocketCore far, SocketCore near) {
			this.pipe = pipe;
			this.far = far;
			this.near = near;
		}

		@Override
		public Pipe pipe() {
			return this.pipe;
		}

		@Override
		public @Nullable String userId() {
			return null;
		}

		@Override
		public PeerInfo info() {
			SocketType type = this.far.type();
			byte[] id = routingId(this.far);
			HandshakeInfo handshake = new HandshakeInfo("NULL", type, 1, null, Map.of("Socket-Type", type.wireName()));
			return new PeerInfo(this.pipe.id(), InprocLink.this.endpoint, InprocLink.this.endpoint.toString(), id,
					handshake, new QueueDepths(this.pipe.out().depth(), this.pipe.in().depth()));
		}

		@Override
		public int maxPeers() {
			return Integer.MAX_VALUE;
		}

		@Override
		public void applyLimits() {
			InprocBinding target = InprocLink.this.binding;
			if (target != null) {
				combineLimits(target.socket());
			}
		}

		@Override
		public boolean judged() {
			return false;
		}

		@Override
		public void judgeAgain(Consumer<Review.Outcome> done) {
			this.near.context().background().execute(() -> done.accept(Review.Outcome.KEPT));
		}

		@Override
		public void terminate(CloseReason reason, boolean lingering) {
			this.near.context().background().execute(() -> part(reason));
		}

	}

}
