package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.internal.pattern.routing.Envelope;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * REP (RFC 28): a request from the next peer, then the reply to it, in strict turn.
 * <p>
 * The frames of a request up to and with the first empty one are kept and put in front of
 * the reply. A request without such a frame is dropped; so is a reply to a peer that has
 * left or has no room, and sending it succeeds nevertheless. A reply to a peer that this
 * side connects to, and that is away, waits for its return, as in libzmq.
 */
public final class RepPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(true, false, false, false, true, false);

	private static final int ATTACHED = 0;

	private final PatternHost host;

	private final FairQueue in = new FairQueue();

	/** The request being served or, if none is, the one that is received next. */
	private @Nullable ZmqMessage request;

	private int envelope;

	/** The pipe that {@link #request} came from. */
	private @Nullable Pipe requester;

	private boolean serving;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public RepPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		// No sending strategy needs the slot here, so it tells whether the pipe is there.
		pipe.sendSlot(ATTACHED);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		pipe.sendSlot(-1);
		this.in.detach(pipe);
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		ZmqMessage served = this.request;
		if (!this.serving || served == null) {
			throw new IllegalSocketStateException(
					"This REP socket has no request to reply to; receive one first, and reply to each only once");
		}
		Pipe pipe = this.requester;
		if (pipe == null || pipe.sendSlot() != ATTACHED) {
			this.host.dropped(DropReason.UNROUTABLE, 1);
		}
		else if (pipe.out().offer(message.prepend(served, this.envelope))) {
			pipe.out().flush();
		}
		else {
			this.host.dropped(DropReason.HIGH_WATER_MARK, 1);
		}
		this.serving = false;
		this.request = null;
		this.requester = null;
		return true;
	}

	@Override
	public boolean canSend() {
		return this.serving;
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		if (this.serving) {
			throw new IllegalSocketStateException("This REP socket has received a request and not replied to it, so "
					+ "it cannot receive another one; send the reply first");
		}
		ZmqMessage next = next();
		if (next == null) {
			return null;
		}
		this.serving = true;
		return next.skip(this.envelope);
	}

	@Override
	public boolean canReceive() {
		return !this.serving && next() != null;
	}

	private @Nullable ZmqMessage next() {
		while (this.request == null) {
			ZmqMessage message = this.in.poll();
			if (message == null) {
				return null;
			}
			this.envelope = Envelope.length(message);
			if (this.envelope == 0) {
				message.close();
				this.host.dropped(DropReason.MALFORMED, 1);
				continue;
			}
			this.request = message;
			this.requester = this.in.last();
		}
		return this.request;
	}

	@Override
	public void readable(Pipe pipe) {
		this.in.activate(pipe);
	}

}
