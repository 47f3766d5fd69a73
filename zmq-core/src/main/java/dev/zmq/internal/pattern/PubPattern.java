package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.Subscriber;
import dev.zmq.internal.pattern.routing.SubscriptionTrie.Change;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * PUB (RFC 29): sends each message to all who have subscribed to what its first frame
 * begins with. Who has no room loses it; with XPUB_NODROP the sender waits instead.
 */
public final class PubPattern implements Publishing, TopicCounting {

	private static final PatternTraits TRAITS = new PatternTraits(true, true, false, true, true, false);

	private final PublisherSide side;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public PubPattern(PatternHost host) {
		this.side = new PublisherSide(host, false, new Silence(host));
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public void changed(SocketOption<?> option) {
		this.side.changed();
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.side.attach(pipe);
		return null;
	}

	@Override
	public void disconnected(Pipe pipe) {
		this.side.disconnected(pipe);
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.side.detach(pipe);
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		return this.side.trySend(message, null);
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
	public void readable(Pipe pipe) {
		this.side.readable(pipe);
	}

	@Override
	public int subscribers(byte[] topic) {
		return this.side.subscribers(topic);
	}

	@Override
	public int topicsCount() {
		return this.side.subscriptions().size();
	}

	/** Nobody is told of subscriptions, and messages are dropped. */
	private static final class Silence implements SubscriberTalk {

		private final PatternHost host;

		Silence(PatternHost host) {
			this.host = host;
		}

		@Override
		public boolean full() {
			return false;
		}

		@Override
		public void heard(Subscriber subscriber, byte[] frame, ZmqMessage message, Change change) {
			// The subscription itself is all.
		}

		@Override
		public void gone(byte[] topic, Change change) {
			// The end of the subscription is all.
		}

		@Override
		public void message(ZmqMessage message) {
			this.host.dropped(DropReason.NOT_RECEIVABLE, 1);
		}

	}

}
