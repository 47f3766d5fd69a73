package dev.zmq.internal.pattern;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * SUB (RFC 29): receives, from all publishers in turn, what it has subscribed to.
 * <p>
 * Publishers filter, and what they let through is filtered again here: a message may have
 * been under way when its topic was cancelled.
 */
public final class SubPattern implements Subscribing, TopicCounting {

	private static final PatternTraits TRAITS = new PatternTraits(false, false, false, true, false, false);

	private final PatternHost host;

	private final SubscriberSide side = new SubscriberSide();

	private final FairQueue in = new FairQueue();

	private boolean inverted;

	/** A message that was found when its presence was asked for. */
	private @Nullable ZmqMessage next;

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public SubPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		this.inverted = this.host.option(SocketOption.INVERT_MATCHING);
		this.side.attach(pipe);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		this.side.connected(pipe);
		return null;
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		this.side.detach(pipe);
		this.in.detach(pipe);
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		ZmqMessage message = (this.next != null) ? this.next : poll();
		this.next = null;
		return message;
	}

	@Override
	public boolean canReceive() {
		if (this.next == null) {
			this.next = poll();
		}
		return this.next != null;
	}

	private @Nullable ZmqMessage poll() {
		ZmqMessage message = this.in.poll();
		while (message != null && matches(message) == this.inverted) {
			FrameLending.recycle(message);
			this.host.dropped(DropReason.FILTERED, 1);
			message = this.in.poll();
		}
		return message;
	}

	private boolean matches(ZmqMessage message) {
		byte[] topic = FrameLending.topic(message);
		return this.side.topics().match(topic, FrameLending.topicLength(message, topic));
	}

	@Override
	public void readable(Pipe pipe) {
		this.in.activate(pipe);
	}

	@Override
	public void subscribe(byte[] topic) {
		this.side.subscribe(SubscriptionFrame.subscribe(topic));
	}

	@Override
	public void unsubscribe(byte[] topic) {
		this.side.cancel(SubscriptionFrame.cancel(topic), false);
	}

	@Override
	public int topicsCount() {
		return this.side.topics().size();
	}

}
