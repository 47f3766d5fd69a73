package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pattern.routing.RoundRobin;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * DEALER (RFC 28): sends to its peers in turn, receives from them in turn, and leaves
 * messages as they are.
 */
public final class DealerPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(false, false, true, true, true, false);

	private final PatternHost host;

	private final RoundRobin out = new RoundRobin();

	private final FairQueue in = new FairQueue();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public DealerPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.out.attach(pipe);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		Notices.helloAndProbe(this.host, pipe);
		return null;
	}

	@Override
	public void disconnected(Pipe pipe) {
		Notices.receive(pipe, this.host.option(SocketOption.HICCUP_MESSAGE));
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.out.detach(pipe);
		this.in.detach(pipe);
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
