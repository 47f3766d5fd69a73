package dev.zmq.internal.pattern;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pattern.routing.RoundRobin;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * REQ (RFC 28): a request to the next peer with room, then its reply, in strict turn.
 * <p>
 * On the wire a request is {@code [empty][body…]}, with REQ_CORRELATE
 * {@code [4-byte number][empty][body…]}, and a reply looks like its request. A reply
 * comes only from the pipe that got the request, be it from another peer that has come
 * back there, as in libzmq; if that pipe is finished, from any. What else arrives is
 * dropped, and a peer that sends what cannot be a reply is sent away.
 */
public final class ReqPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(true, false, true, true, true, false);

	private static final ZmqMessage DELIMITER = ZmqMessage.empty();

	private static final int NUMBER_LENGTH = 4;

	private final PatternHost host;

	private final RoundRobin out = new RoundRobin();

	private final FairQueue in = new FairQueue();

	private int number = ThreadLocalRandom.current().nextInt();

	private boolean awaitingReply;

	/** Where the reply has to come from, null for anywhere. */
	private @Nullable Pipe replyPipe;

	/** The number of the last request, null if it had none. */
	private byte @Nullable [] sentNumber;

	/** A reply that was found when its presence was asked for. */
	private @Nullable ZmqMessage reply;

	private boolean correlate;

	private boolean relaxed;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public ReqPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public void changed(SocketOption<?> option) {
		this.correlate = this.host.option(SocketOption.REQ_CORRELATE);
		this.relaxed = this.host.option(SocketOption.REQ_RELAXED);
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		changed(SocketOption.REQ_RELAXED);
		this.out.attach(pipe);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		Notices.probe(this.host, pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.out.detach(pipe);
		this.in.detach(pipe);
		if (this.replyPipe == pipe) {
			this.replyPipe = null;
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		if (this.awaitingReply && !this.relaxed) {
			throw new IllegalSocketStateException("This REQ socket has sent a request and waits for the reply, so it "
					+ "cannot send another one; receive the reply first, or set REQ_RELAXED and REQ_CORRELATE");
		}
		if (!this.out.canSend()) {
			return false;
		}
		dropStaleReplies();
		this.sentNumber = this.correlate ? nextNumber() : null;
		this.replyPipe = this.out.send(request(message));
		this.awaitingReply = true;
		return true;
	}

	private byte[] nextNumber() {
		int value = ++this.number;
		return new byte[] { (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value };
	}

	private ZmqMessage request(ZmqMessage body) {
		byte[] sent = this.sentNumber;
		if (sent == null) {
			return body.prepend(DELIMITER, 1);
		}
		return body.prepend(ZmqMessage.of(sent, DELIMITER.frame(0)), 2);
	}

	/**
	 * Keeps what was received until now from passing as the reply to the next request.
	 */
	private void dropStaleReplies() {
		if (this.reply != null) {
			this.reply.close();
			this.reply = null;
			this.host.dropped(DropReason.STALE_REPLY, 1);
		}
		ZmqMessage message;
		while ((message = this.in.poll()) != null) {
			if (envelopeOf(message) != 0) {
				this.host.dropped(DropReason.STALE_REPLY, 1);
			}
			message.close();
		}
	}

	@Override
	public boolean canSend() {
		return (!this.awaitingReply || this.relaxed) && this.out.canSend();
	}

	@Override
	public void writable(Pipe pipe) {
		this.out.activate(pipe);
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		if (!this.awaitingReply) {
			throw new IllegalSocketStateException(
					"This REQ socket has no request under way, so there is no reply to receive; send a request first");
		}
		if (!canReceive()) {
			return null;
		}
		ZmqMessage received = this.reply;
		this.reply = null;
		this.awaitingReply = false;
		this.replyPipe = null;
		return received;
	}

	@Override
	public boolean canReceive() {
		while (this.awaitingReply && this.reply == null) {
			ZmqMessage message = this.in.poll();
			if (message == null) {
				return false;
			}
			int envelope = envelopeOf(message);
			if (envelope != 0 && isExpected(message, envelope)) {
				this.reply = message.skip(envelope);
			}
			else {
				if (envelope != 0) {
					this.host.dropped(DropReason.STALE_REPLY, 1);
				}
				message.close();
			}
		}
		return this.reply != null;
	}

	private boolean isExpected(ZmqMessage message, int envelope) {
		if (this.replyPipe != null && this.replyPipe != this.in.last()) {
			return false;
		}
		byte[] sent = this.sentNumber;
		return (sent != null) ? envelope == 2 && Arrays.equals(sent, message.frame(0)) : envelope == 1;
	}

	/**
	 * Measures the envelope of the message just taken from the queue. As in libzmq, a
	 * number is allowed for whether or not this socket asks for it. A peer that sends
	 * anything else is sent away.
	 * @param message the message
	 * @return the number of frames up to the delimiter, 0 if this is no reply at all
	 */
	private int envelopeOf(ZmqMessage message) {
		if (message.size() >= 2 && message.length(0) == 0) {
			return 1;
		}
		if (message.size() >= 3 && message.length(0) == NUMBER_LENGTH && message.length(1) == 0) {
			return 2;
		}
		this.host.dropped(DropReason.MALFORMED, 1);
		Pipe pipe = Objects.requireNonNull(this.in.last());
		if (pipe.sendSlot() >= 0) {
			this.host.terminate(pipe, CloseReason.MALFORMED_REPLY, false);
		}
		return 0;
	}

	@Override
	public void readable(Pipe pipe) {
		this.in.activate(pipe);
	}

}
