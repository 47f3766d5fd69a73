package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pattern.routing.FanOut;
import dev.zmq.internal.pattern.routing.Subscriber;
import dev.zmq.internal.pattern.routing.Subscriber.Limits;
import dev.zmq.internal.pattern.routing.SubscriptionTrie;
import dev.zmq.internal.pattern.routing.SubscriptionTrie.Change;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * What PUB and XPUB have in common: subscribers come and go, and speak; messages go to
 * those who have subscribed. Guarded by the socket's one lock.
 * <p>
 * What subscribers send is acted on as it arrives. A subscription lives as long as the
 * connection over which it came, also on a dialled pipe, which lives longer.
 */
final class PublisherSide {

	private final PatternHost host;

	private final boolean extended;

	private final SubscriberTalk talk;

	private final FanOut out = new FanOut();

	private final FairQueue in = new FairQueue();

	private boolean noDrop;

	private boolean inverted;

	private boolean manual;

	private boolean onlyFirst;

	/**
	 * Creates the publishing side of a socket.
	 * @param host the socket
	 * @param extended whether it is an XPUB, which has more options
	 * @param talk what else to do when subscribers speak
	 */
	PublisherSide(PatternHost host, boolean extended, SubscriberTalk talk) {
		this.host = host;
		this.extended = extended;
		this.talk = talk;
	}

	/** Reads the options that may change at any time. */
	void changed() {
		this.noDrop = this.host.option(SocketOption.XPUB_NODROP);
	}

	void attach(Pipe pipe) {
		changed();
		this.inverted = this.host.option(SocketOption.INVERT_MATCHING);
		if (this.extended) {
			this.manual = this.host.option(SocketOption.XPUB_MANUAL)
					|| this.host.option(SocketOption.XPUB_MANUAL_LAST_VALUE);
			this.onlyFirst = this.host.option(SocketOption.ONLY_FIRST_SUBSCRIBE);
		}
		this.out.attach(newSubscriber(pipe));
		this.in.attach(pipe);
		listen();
	}

	private Subscriber newSubscriber(Pipe pipe) {
		return new Subscriber(pipe,
				new Limits(this.host.option(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER),
						this.host.option(SocketOption.MAX_TOPIC_LENGTH),
						this.host.option(SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER)),
				this.manual);
	}

	void disconnected(Pipe pipe) {
		forget(pipe);
		this.out.attach(newSubscriber(pipe));
	}

	void detach(Pipe pipe) {
		if (this.out.subscriber(pipe) != null) {
			forget(pipe);
			this.out.detach(pipe);
		}
		this.in.detach(pipe);
	}

	/** Ends all subscriptions of a peer, and those still to be read with them. */
	private void forget(Pipe pipe) {
		ZmqMessage message;
		while ((message = pipe.in().poll()) != null) {
			hear(null, message);
		}
		Subscriber subscriber = Objects.requireNonNull(this.out.subscriber(pipe));
		if (subscriber.manual()) {
			this.out.trie().removeAll(subscriber, (topic, change) -> {
			});
			subscriber.forEachRequest((topic) -> this.talk.gone(topic, Change.TOPIC));
		}
		else {
			this.out.trie().removeAll(subscriber, this.talk::gone);
		}
	}

	/**
	 * Hears what has arrived.
	 * @param pipe where
	 */
	void readable(Pipe pipe) {
		this.in.activate(pipe);
		listen();
	}

	/** Hears what subscribers have said, until there is no room for more. */
	void listen() {
		while (!this.talk.full()) {
			ZmqMessage message = this.in.poll();
			if (message == null) {
				return;
			}
			hear(this.out.subscriber(Objects.requireNonNull(this.in.last())), message);
		}
	}

	private void hear(@Nullable Subscriber subscriber, ZmqMessage message) {
		if (!message.hasArrays() || (message.size() == 1 && !SubscriptionFrame.isOne(message.frame(0)))) {
			// what is too large for an array is no subscription
			this.talk.message(message);
			return;
		}
		List<byte[]> others = new ArrayList<>(0);
		for (int i = 0; i < message.size(); i++) {
			byte[] frame = message.frame(i);
			if ((i > 0 && this.onlyFirst) || !SubscriptionFrame.isOne(frame)) {
				others.add(frame);
			}
			else if (subscriber != null && !subscriber.refused()) {
				act(subscriber, frame, message);
			}
		}
		if (others.size() == message.size()) {
			this.talk.message(message);
		}
		else if (!others.isEmpty()) {
			this.talk.message(ZmqMessage.received(others.toArray(new byte[0][]), message.properties()));
		}
	}

	private void act(Subscriber subscriber, byte[] frame, ZmqMessage message) {
		int length = frame.length - SubscriptionFrame.TOPIC;
		Change change;
		if (!SubscriptionFrame.subscribes(frame)) {
			change = cancel(subscriber, frame, length);
		}
		else if (subscriber.isTooLong(length)) {
			refuse(subscriber, CloseReason.TOPIC_TOO_LONG);
			return;
		}
		else if (has(subscriber, frame)) {
			change = subscriber.manual() ? Change.TOPIC : Change.NONE;
		}
		else if (!subscriber.charge(length)) {
			refuse(subscriber, CloseReason.SUBSCRIPTION_LIMIT);
			return;
		}
		else {
			change = subscribe(subscriber, frame);
		}
		this.talk.heard(subscriber, frame, message, change);
	}

	private boolean has(Subscriber subscriber, byte[] frame) {
		return subscriber.manual() ? subscriber.hasRequested(SubscriptionFrame.topic(frame))
				: this.out.trie().contains(subscriber, frame, SubscriptionFrame.TOPIC);
	}

	private Change subscribe(Subscriber subscriber, byte[] frame) {
		if (subscriber.manual()) {
			subscriber.request(SubscriptionFrame.topic(frame));
			return Change.TOPIC;
		}
		return this.out.trie().add(subscriber, frame, SubscriptionFrame.TOPIC);
	}

	private Change cancel(Subscriber subscriber, byte[] frame, int length) {
		if (subscriber.manual()) {
			if (subscriber.withdraw(SubscriptionFrame.topic(frame))) {
				subscriber.discharge(length);
			}
			return Change.TOPIC;
		}
		Change change = this.out.trie().remove(subscriber, frame, SubscriptionFrame.TOPIC);
		if (change != Change.NONE) {
			subscriber.discharge(length);
		}
		return change;
	}

	private void refuse(Subscriber subscriber, CloseReason reason) {
		subscriber.refuse();
		this.host.terminate(subscriber.pipe(), reason, false);
	}

	/**
	 * Sends a message to those it is for.
	 * @param message the message
	 * @param only the one subscriber to send it to if it is for them, null for all
	 * @return whether that is done; false if somebody has to be waited for
	 */
	boolean trySend(ZmqMessage message, @Nullable Subscriber only) {
		int count = this.out.choose(message.topic(), this.inverted);
		if (only != null) {
			count = this.out.chooseOnly(count, only);
		}
		if (count == 0) {
			this.host.dropped((this.out.size() == 0) ? DropReason.NO_PEER : DropReason.NO_SUBSCRIBER, 1);
			return true;
		}
		if (this.noDrop && !this.out.allHaveRoom(count)) {
			return false;
		}
		int lost = this.out.send(message, count);
		if (lost > 0) {
			this.host.dropped(DropReason.HIGH_WATER_MARK, lost);
			if (lost == count) {
				this.host.crowded();
			}
		}
		return true;
	}

	void writable(Pipe pipe) {
		this.out.activate(pipe);
	}

	int subscribers(byte[] topic) {
		return this.out.choose(topic, this.inverted);
	}

	SubscriptionTrie subscriptions() {
		return this.out.trie();
	}

	/**
	 * Tells whether a subscriber is still there.
	 * @param subscriber the subscriber
	 * @return whether its connection has not ended
	 */
	boolean isThere(Subscriber subscriber) {
		return this.out.subscriber(subscriber.pipe()) == subscriber;
	}

}
