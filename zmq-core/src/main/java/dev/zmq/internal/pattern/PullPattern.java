package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * PULL (RFC 30): receives from all PUSHes in turn.
 */
public final class PullPattern implements Pattern {

	private final FairQueue in = new FairQueue();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public PullPattern(PatternHost host) {
		// Nothing in this pattern depends on its socket.
	}

	@Override
	public PatternTraits traits() {
		return PatternTraits.PLAIN;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.in.attach(pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.in.detach(pipe);
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
