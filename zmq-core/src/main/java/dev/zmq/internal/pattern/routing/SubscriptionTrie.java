package dev.zmq.internal.pattern.routing;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Who has subscribed to which topic: a set of topics for each subscriber. Used by PUB and
 * XPUB.
 * <p>
 * Adding and removing cost as much as the topic has bytes, and removing a subscriber as
 * much as its own topics, however many others have the same.
 */
public final class SubscriptionTrie {

	private final PrefixTree<Topic> topics = new PrefixTree<>();

	/** What a subscription or its end has changed. */
	public enum Change {

		/** The topic has its first subscriber, or has lost its last. */
		TOPIC,

		/** The topic has one subscriber more or less, and others besides. */
		SUBSCRIBER,

		/** The subscriber had the topic already, or did not have it. */
		NONE

	}

	/**
	 * Adds a topic to those of a subscriber.
	 * @param subscriber the subscriber
	 * @param frame the array that the topic is in
	 * @param from where in the array it begins
	 * @return what has changed
	 */
	public Change add(Subscriber subscriber, byte[] frame, int from) {
		PrefixNode<Topic> node = this.topics.find(frame, from);
		if (node == null) {
			node = this.topics.insert(Arrays.copyOfRange(frame, from, frame.length), new Topic());
		}
		else if (subscriber.subscriptions().containsKey(node)) {
			return Change.NONE;
		}
		Topic topic = topic(node);
		Subscription subscription = new Subscription(subscriber, node);
		topic.add(subscription);
		subscriber.subscriptions().put(node, subscription);
		return (topic.size == 1) ? Change.TOPIC : Change.SUBSCRIBER;
	}

	/**
	 * Tells whether a subscriber has a topic.
	 * @param subscriber the subscriber
	 * @param frame the array that the topic is in
	 * @param from where in the array it begins
	 * @return whether it has subscribed to exactly this topic
	 */
	public boolean contains(Subscriber subscriber, byte[] frame, int from) {
		PrefixNode<Topic> node = this.topics.find(frame, from);
		return node != null && subscriber.subscriptions().containsKey(node);
	}

	/**
	 * Removes a topic from those of a subscriber.
	 * @param subscriber the subscriber
	 * @param frame the array that the topic is in
	 * @param from where in the array it begins
	 * @return what has changed
	 */
	public Change remove(Subscriber subscriber, byte[] frame, int from) {
		PrefixNode<Topic> node = this.topics.find(frame, from);
		Subscription subscription = (node != null) ? subscriber.subscriptions().remove(node) : null;
		return (subscription != null) ? remove(subscription) : Change.NONE;
	}

	/**
	 * Removes all topics of a subscriber.
	 * @param subscriber the subscriber
	 * @param visitor is told of each, in the order in which they were subscribed to
	 */
	public void removeAll(Subscriber subscriber, Visitor visitor) {
		for (Subscription subscription : subscriber.subscriptions().values()) {
			byte[] topic = subscription.node.key();
			visitor.removed(topic, remove(subscription));
		}
		subscriber.subscriptions().clear();
	}

	private Change remove(Subscription subscription) {
		Topic topic = topic(subscription.node);
		topic.remove(subscription);
		if (topic.size > 0) {
			return Change.SUBSCRIBER;
		}
		this.topics.remove(subscription.node);
		return Change.TOPIC;
	}

	/**
	 * Collects the subscribers whose topics a message begins with.
	 * @param frame the message's first frame
	 * @param round a number that was not used before; whoever is collected is marked with
	 * it where somebody might be collected twice
	 * @param found an array with room for all subscribers
	 * @param marked whether they are to be marked anyhow
	 * @return how many were written to the array
	 */
	int match(byte[] frame, long round, @Nullable Subscriber[] found, boolean marked) {
		PrefixNode<Topic> node = this.topics.first(frame);
		PrefixNode<Topic> next = (node != null) ? node.next(frame) : null;
		if (node == null) {
			return 0;
		}
		if (next == null && !marked) {
			return only(topic(node), found);
		}
		int count = collect(topic(node), round, found, 0);
		while (next != null) {
			count = collect(topic(next), round, found, count);
			next = next.next(frame);
		}
		return count;
	}

	/** The most common case: nobody can have been collected before. */
	private static int only(Topic topic, @Nullable Subscriber[] found) {
		for (int i = 0; i < topic.size; i++) {
			found[i] = topic.get(i).subscriber;
		}
		return topic.size;
	}

	private static int collect(Topic topic, long round, @Nullable Subscriber[] found, int from) {
		int count = from;
		for (int i = 0; i < topic.size; i++) {
			Subscriber subscriber = topic.get(i).subscriber;
			if (subscriber.mark(round)) {
				found[count++] = subscriber;
			}
		}
		return count;
	}

	/**
	 * Returns the number of different topics.
	 * @return how many
	 */
	public int size() {
		return this.topics.size();
	}

	private static Topic topic(PrefixNode<Topic> node) {
		Topic topic = node.value();
		if (topic == null) {
			throw new IllegalStateException("A subscription leads to a node without a topic");
		}
		return topic;
	}

	/** Hears of topics that end. */
	@FunctionalInterface
	public interface Visitor {

		/**
		 * A subscriber's topic was removed.
		 * @param topic the topic, which must not be changed
		 * @param change what has changed
		 */
		void removed(byte[] topic, Change change);

	}

	/** One subscriber's subscription to one topic; knows its place, so that it can go. */
	static final class Subscription {

		private final Subscriber subscriber;

		private final PrefixNode<Topic> node;

		private int index;

		Subscription(Subscriber subscriber, PrefixNode<Topic> node) {
			this.subscriber = subscriber;
			this.node = node;
		}

	}

	/** The subscriptions to one topic, in no order. */
	static final class Topic {

		private @Nullable Subscription[] subscriptions = new Subscription[1];

		private int size;

		private Subscription get(int index) {
			Subscription subscription = this.subscriptions[index];
			if (subscription == null) {
				throw new IllegalStateException("A topic has lost a subscription");
			}
			return subscription;
		}

		private void add(Subscription subscription) {
			if (this.size == this.subscriptions.length) {
				this.subscriptions = Arrays.copyOf(this.subscriptions, this.size * 2);
			}
			subscription.index = this.size;
			this.subscriptions[this.size++] = subscription;
		}

		private void remove(Subscription subscription) {
			Subscription last = get(--this.size);
			last.index = subscription.index;
			this.subscriptions[subscription.index] = last;
			this.subscriptions[this.size] = null;
		}

	}

}
