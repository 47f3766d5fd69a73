package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.RoundRobin;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * PUSH (RFC 30): hands each message to the next PULL with room, waits if there is none.
 * <p>
 * No peer has a reason to send anything. What comes nevertheless is dropped as it
 * arrives, so that it cannot lie in memory.
 */
public final class PushPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(false, true, false, false, true, false);

	private final PatternHost host;

	private final RoundRobin out = new RoundRobin();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public PushPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.out.attach(pipe);
		readable(pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.out.detach(pipe);
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
	public void readable(Pipe pipe) {
		Lane in = pipe.in();
		do {
			ZmqMessage unwanted;
			while ((unwanted = in.poll()) != null) {
				unwanted.close();
				this.host.dropped(DropReason.NOT_RECEIVABLE, 1);
			}
		}
		while (!in.isExhausted() && !in.idle());
	}

}
