package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.internal.pattern.routing.Subscriber;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * XPUB (RFC 29): as PUB, and the application receives what topics come and go, as
 * messages of one byte (1 or 0) and the topic, and what subscribers send besides.
 * <p>
 * A topic is told when it gets its first subscriber and when it loses its last; with
 * XPUB_VERBOSE every subscription is told, with XPUB_VERBOSER also every end of one. With
 * XPUB_MANUAL everything is told and nothing done: the application subscribes on behalf
 * of the peer whose wish it received last.
 */
public final class XPubPattern implements Publishing, Subscribing, TopicCounting {

	private static final PatternTraits TRAITS = new PatternTraits(true, true, false, true, true, false);

	private final PatternHost host;

	private final XPubInbox inbox;

	private final PublisherSide side;

	private boolean lastValue;

	/** The peer whose wish was received last, while it is there. */
	private @Nullable Subscriber last;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public XPubPattern(PatternHost host) {
		this.host = host;
		this.inbox = new XPubInbox(host);
		this.side = new PublisherSide(host, true, this.inbox);
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public void changed(SocketOption<?> option) {
		this.inbox.changed();
		this.side.changed();
		this.side.listen();
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.inbox.changed();
		this.lastValue = this.host.option(SocketOption.XPUB_MANUAL_LAST_VALUE);
		this.side.attach(pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		Notices.send(pipe, this.host.option(SocketOption.XPUB_WELCOME_MESSAGE));
		return null;
	}

	@Override
	public void disconnected(Pipe pipe) {
		this.side.disconnected(pipe);
		forgetLastIfGone();
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.side.detach(pipe);
		forgetLastIfGone();
	}

	private void forgetLastIfGone() {
		if (this.last != null && !this.side.isThere(this.last)) {
			this.last = null;
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		Subscriber only = this.lastValue ? this.last : null;
		boolean done = this.side.trySend(message, only);
		if (done && only != null) {
			this.last = null;
		}
		return done;
	}

	@Override
	public boolean canSend() {
		return true;
	}

	@Override
	public void writable(Pipe pipe) {
		this.side.writable(pipe);
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		XPubInbox.Entry entry = this.inbox.poll();
		if (entry == null) {
			return null;
		}
		if (entry.notification()) {
			this.last = entry.subscriber();
			forgetLastIfGone();
		}
		this.side.listen();
		return entry.message();
	}

	@Override
	public boolean canReceive() {
		return !this.inbox.isEmpty();
	}

	@Override
	public void readable(Pipe pipe) {
		this.side.readable(pipe);
	}

	@Override
	public void subscribe(byte[] topic) {
		Subscriber peer = peer();
		if (peer != null) {
			this.side.subscriptions().add(peer, topic, 0);
		}
	}

	@Override
	public void unsubscribe(byte[] topic) {
		Subscriber peer = peer();
		if (peer != null) {
			this.side.subscriptions().remove(peer, topic, 0);
		}
	}

	private @Nullable Subscriber peer() {
		if (!this.host.option(SocketOption.XPUB_MANUAL) && !this.host.option(SocketOption.XPUB_MANUAL_LAST_VALUE)) {
			throw new IllegalSocketStateException("An XPUB socket acts on subscriptions by itself, so none can be "
					+ "made on behalf of its peers; set XPUB_MANUAL before bind or connect to decide on them");
		}
		return this.last;
	}

	@Override
	public int subscribers(byte[] topic) {
		return this.side.subscribers(topic);
	}

	@Override
	public int topicsCount() {
		return this.side.subscriptions().size();
	}

}
