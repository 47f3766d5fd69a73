package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pattern.routing.RoundRobin;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * PAIR (RFC 31): one peer and no other. A second one is sent away; when the first has
 * left, the next is welcome, and what the first had sent can still be received. One that
 * this side connects to stays the one peer while it is away.
 */
public final class PairPattern implements Pattern {

	private final RoundRobin out = new RoundRobin();

	private final FairQueue in = new FairQueue();

	private @Nullable Pipe peer;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public PairPattern(PatternHost host) {
		// Nothing in this pattern depends on its socket.
	}

	@Override
	public PatternTraits traits() {
		return PatternTraits.PLAIN;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		if (this.peer != null) {
			return CloseReason.SECOND_PEER;
		}
		this.peer = pipe;
		this.out.attach(pipe);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		if (this.peer == pipe) {
			this.peer = null;
			this.out.detach(pipe);
			this.in.detach(pipe);
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		return this.out.send(message) != null;
	}

	@Override
	public boolean canSend() {
		return this.out.canSend();
	}

	@Override
	public void writable(Pipe pipe) {
		this.out.activate(pipe);
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		return this.in.poll();
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
