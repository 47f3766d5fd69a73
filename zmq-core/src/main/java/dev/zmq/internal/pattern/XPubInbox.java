package dev.zmq.internal.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.Subscriber;
import dev.zmq.internal.pattern.routing.SubscriptionTrie.Change;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * What an XPUB's application is to receive: which topics have come and gone, and
 * messages.
 * <p>
 * Holds as many as RECEIVE_HIGH_WATER_MARK says; beyond that subscribers have to wait.
 * Not so the topics that go when a peer leaves. They are as many as that peer had come
 * through with before.
 */
final class XPubInbox implements SubscriberTalk {

	private final PatternHost host;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private boolean verbose;

	private boolean verboser;

	private int limit;

	/**
	 * Creates an empty inbox.
	 * @param host the socket it belongs to
	 */
	XPubInbox(PatternHost host) {
		this.host = host;
	}

	/** Reads the options that may change at any time. */
	void changed() {
		this.verboser = this.host.option(SocketOption.XPUB_VERBOSER);
		this.verbose = this.verboser || this.host.option(SocketOption.XPUB_VERBOSE);
		this.limit = this.host.option(SocketOption.RECEIVE_HIGH_WATER_MARK);
	}

	@Nullable Entry poll() {
		return this.entries.poll();
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	@Override
	public boolean full() {
		return this.limit != 0 && this.entries.size() >= this.limit;
	}

	@Override
	public void heard(Subscriber subscriber, byte[] frame, ZmqMessage message, Change change) {
		boolean told = SubscriptionFrame.subscribes(frame) ? this.verbose : this.verboser;
		if (told || change == Change.TOPIC) {
			ZmqMessage single = (message.size() == 1) ? message : ZmqMessage.received(frame, message.properties());
			this.entries.add(new Entry(single, true, subscriber));
		}
	}

	@Override
	public void gone(byte[] topic, Change change) {
		if (this.verboser || change == Change.TOPIC) {
			ZmqMessage single = ZmqMessage.received(SubscriptionFrame.cancel(topic), Map.of());
			this.entries.add(new Entry(single, true, null));
		}
	}

	@Override
	public void message(ZmqMessage message) {
		this.entries.add(new Entry(message, false, null));
	}

	/**
	 * One message to be received.
	 *
	 * @param message the message
	 * @param notification whether it is of a topic, rather than from a user
	 * @param subscriber the peer whose topic it is, null if it has left
	 */
	record Entry(ZmqMessage message, boolean notification, @Nullable Subscriber subscriber) {
	}

}
