package dev.zmq.internal.pattern;

import java.util.HexFormat;
import java.util.Objects;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.internal.pattern.routing.ByRoutingId;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * ROUTER (RFC 28): puts the sender's routing id in front of each message received, and
 * sends each message to the peer that its first frame names.
 * <p>
 * A peer has the id that it announces, or one made up here. A dialled pipe keeps the
 * first id it gets for as long as it lives; one from CONNECT_ROUTING_ID is there before
 * the peer is. An id is free again as soon as its pipe is detached. A peer that has lost
 * its id to a newer one (ROUTER_HANDOVER) leaves without notice, because somebody of that
 * name is still there. Only the same user may take an id over: what is sent to it must
 * not reach somebody else because that one has asked for it.
 */
public final class RouterPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(false, false, true, false, true, false);

	private final PatternHost host;

	private final ByRoutingId peers = new ByRoutingId();

	private final FairQueue in = new FairQueue();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public RouterPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		CloseReason refusal = pipe.dialled() ? giveChosenId(pipe) : giveAnnouncedId(pipe);
		if (refusal == null) {
			this.in.attach(pipe);
		}
		return refusal;
	}

	private @Nullable CloseReason giveChosenId(Pipe pipe) {
		byte[] chosen = pipe.chosenId();
		if (chosen.length == 0) {
			return null;
		}
		if (this.peers.pipe(chosen) != null) {
			return CloseReason.ROUTING_ID_IN_USE;
		}
		this.peers.give(chosen, pipe);
		return null;
	}

	private @Nullable CloseReason giveAnnouncedId(Pipe pipe) {
		byte[] id = pipe.routingId();
		if (id == null || id.length == 0) {
			this.peers.give(this.peers.generate(), pipe);
			return null;
		}
		Pipe older = this.peers.pipe(id);
		if (older != null) {
			if (!this.host.option(SocketOption.ROUTER_HANDOVER) || !Objects.equals(older.userId(), pipe.userId())) {
				return CloseReason.ROUTING_ID_IN_USE;
			}
			this.peers.release(older);
			this.host.terminate(older, CloseReason.HANDED_OVER, false);
		}
		this.peers.give(id, pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		byte[] id = this.peers.id(pipe);
		if (id != null) {
			pipe.routingId(id);
		}
		else {
			CloseReason refusal = giveAnnouncedId(pipe);
			if (refusal != null) {
				return refusal;
			}
		}
		Notices.helloAndProbe(this.host, pipe);
		notify(pipe, RouterNotify.CONNECT);
		return null;
	}

	@Override
	public void disconnected(Pipe pipe) {
		if (this.peers.id(pipe) != null) {
			notify(pipe, RouterNotify.DISCONNECT);
		}
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		if (this.peers.release(pipe) && wasConnected) {
			notify(pipe, RouterNotify.DISCONNECT);
			if (!pipe.dialled()) {
				Notices.receive(pipe, this.host.option(SocketOption.DISCONNECT_MESSAGE));
			}
		}
		this.in.detach(pipe);
	}

	private void notify(Pipe pipe, RouterNotify what) {
		if (this.host.option(SocketOption.ROUTER_NOTIFY).contains(what)) {
			Notices.receiveEmpty(pipe);
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		if (message.size() == 1) {
			this.host.dropped(DropReason.MALFORMED, 1);
			return true;
		}
		byte[] id = message.topic();
		Pipe pipe = this.peers.pipe(id);
		if (pipe == null) {
			unroutable(id);
			return true;
		}
		if (pipe.out()
			.offer((message.size() == 2 && message.hasArrays()) ? ZmqMessage.of(message.frame(1)) : message.skip(1))) {
			pipe.out().flush();
			return true;
		}
		if (this.host.option(SocketOption.ROUTER_MANDATORY)) {
			return false;
		}
		this.host.dropped(DropReason.HIGH_WATER_MARK, 1);
		this.host.crowded();
		return true;
	}

	private void unroutable(byte[] id) {
		if (this.host.option(SocketOption.ROUTER_MANDATORY)) {
			throw new HostUnreachableException("No peer of this ROUTER has the routing id 0x"
					+ HexFormat.of().formatHex(id) + " now; send to an id that was received from, wait for the peer, "
					+ "or clear ROUTER_MANDATORY to have such messages dropped");
		}
		this.host.dropped(DropReason.UNROUTABLE, 1);
	}

	@Override
	public boolean canSend() {
		return !this.host.option(SocketOption.ROUTER_MANDATORY) || this.peers.anyRoom();
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		ZmqMessage message = this.in.poll();
		if (message == null) {
			return null;
		}
		Pipe pipe = Objects.requireNonNull(this.in.last());
		return message.prepend(Objects.requireNonNull(pipe.routingId()));
	}

	@Override
	public boolean canReceive() {
		return this.in.hasMessage();
	}

	@Override
	public void readable(Pipe pipe) {
		this.in.activate(pipe);
	}

}
