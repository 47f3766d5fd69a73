package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * XSUB (RFC 29): as SUB, but subscriptions can also be sent, as frames of one byte (1 or
 * 0) and the topic, everything else that is sent goes to all publishers, and nothing that
 * is received is filtered.
 */
public final class XSubPattern implements Subscribing, TopicCounting {

	private static final PatternTraits TRAITS = new PatternTraits(false, false, false, true, false, false);

	private final PatternHost host;

	private final SubscriberSide side = new SubscriberSide();

	private final FairQueue in = new FairQueue();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public XSubPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
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
	public boolean trySend(ZmqMessage message) {
		if (!message.hasArrays() || (message.size() == 1 && !SubscriptionFrame.isOne(message.frame(0)))) {
			sendToAll(message);
		}
		else {
			sendFrames(message);
		}
		return true;
	}

	/** Sends a message any of whose frames may be a subscription. */
	private void sendFrames(ZmqMessage message) {
		if (message.size() > 1 && this.host.option(SocketOption.ONLY_FIRST_SUBSCRIBE)) {
			sendWhole(message);
			return;
		}
		List<byte[]> others = new ArrayList<>(0);
		for (byte[] frame : message) {
			if (!SubscriptionFrame.isOne(frame)) {
				others.add(frame);
			}
			else if (SubscriptionFrame.subscribes(frame)) {
				this.side.subscribe(frame);
			}
			else {
				cancel(frame);
			}
		}
		if (!others.isEmpty()) {
			sendToAll((others.size() == message.size()) ? message : ZmqMessage.of(others));
		}
	}

	/**
	 * Sends a message of which only the first frame can be a subscription. It stays in
	 * one piece: without their first frame, others could pass for what they are not.
	 */
	private void sendWhole(ZmqMessage message) {
		byte[] first = message.frame(0);
		if (!SubscriptionFrame.isOne(first)) {
			sendToAll(message);
		}
		else if (SubscriptionFrame.subscribes(first)) {
			this.side.topics().add(first, SubscriptionFrame.TOPIC);
			this.side.tell(message);
		}
		else if (this.side.topics().remove(first, SubscriptionFrame.TOPIC)) {
			this.side.tell(message);
		}
		else {
			sendToAll(message.skip(1));
		}
	}

	private void sendToAll(ZmqMessage message) {
		if (!this.side.hasPipes()) {
			this.host.dropped(DropReason.NO_PEER, 1);
			return;
		}
		int lost = this.side.sendToAll(message);
		if (lost > 0) {
			this.host.dropped(DropReason.HIGH_WATER_MARK, lost);
		}
	}

	private void cancel(byte[] frame) {
		this.side.cancel(frame, this.host.option(SocketOption.XSUB_VERBOSE_UNSUBSCRIBE));
	}

	@Override
	public boolean canSend() {
		return true;
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

	@Override
	public void subscribe(byte[] topic) {
		this.side.subscribe(SubscriptionFrame.subscribe(topic));
	}

	@Override
	public void unsubscribe(byte[] topic) {
		cancel(SubscriptionFrame.cancel(topic));
	}

	@Override
	public int topicsCount() {
		return this.side.topics().size();
	}

}
