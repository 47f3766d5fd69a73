package dev.zmq.internal.pattern.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.zmq.internal.pipe.Pipe;

/**
 * One peer of a PUB or XPUB, for as long as one connection lasts: what it has subscribed
 * to, how much more it may, and whether there is room for it.
 */
public final class Subscriber {

	private final Pipe pipe;

	private final Limits limits;

	private final boolean manual;

	private final Map<PrefixNode<SubscriptionTrie.Topic>, SubscriptionTrie.Subscription> subscriptions = new LinkedHashMap<>(
			4);

	/** What was asked for, where the application decides what is granted. */
	private final Set<ByteKey> requests = new LinkedHashSet<>(0);

	private int topics;

	private long bytes;

	private long round;

	private boolean full;

	private boolean refused;

	/**
	 * Creates a subscriber without topics.
	 * @param pipe the pipe it is behind
	 * @param limits how much it may subscribe to
	 * @param manual whether the application decides what it gets
	 */
	public Subscriber(Pipe pipe, Limits limits, boolean manual) {
		this.pipe = pipe;
		this.limits = limits;
		this.manual = manual;
	}

	/**
	 * What one peer may make this side remember.
	 *
	 * @param topics the most topics
	 * @param topicLength the most bytes of one topic
	 * @param bytes the most bytes of all topics together
	 */
	public record Limits(int topics, int topicLength, long bytes) {
	}

	/**
	 * Returns the pipe to the subscriber.
	 * @return the pipe
	 */
	public Pipe pipe() {
		return this.pipe;
	}

	/**
	 * Tells whether what this peer asks for is only noted, and the application decides.
	 * @return whether it does
	 */
	public boolean manual() {
		return this.manual;
	}

	/** Notes that this peer is being sent away, and is not listened to any more. */
	public void refuse() {
		this.refused = true;
	}

	/**
	 * Tells whether this peer is being sent away.
	 * @return whether it is
	 */
	public boolean refused() {
		return this.refused;
	}

	/**
	 * Tells whether a topic is longer than allowed.
	 * @param length its length in bytes
	 * @return whether it is too long
	 */
	public boolean isTooLong(int length) {
		return length > this.limits.topicLength();
	}

	/**
	 * Charges for one more topic.
	 * @param length its length in bytes
	 * @return whether that is within the limits; if not, nothing is charged
	 */
	public boolean charge(int length) {
		if (this.topics >= this.limits.topics() || this.bytes + length > this.limits.bytes()) {
			return false;
		}
		this.topics++;
		this.bytes += length;
		return true;
	}

	/**
	 * Takes back the charge for one topic.
	 * @param length its length in bytes
	 */
	public void discharge(int length) {
		this.topics--;
		this.bytes -= length;
	}

	/**
	 * Tells whether a topic was asked for.
	 * @param topic the topic
	 * @return whether it was
	 */
	public boolean hasRequested(byte[] topic) {
		return this.requests.contains(new ByteKey(topic));
	}

	/**
	 * Notes that a topic was asked for.
	 * @param topic the topic
	 */
	public void request(byte[] topic) {
		this.requests.add(new ByteKey(topic));
	}

	/**
	 * Notes that a topic is no longer asked for.
	 * @param topic the topic
	 * @return whether it was asked for before
	 */
	public boolean withdraw(byte[] topic) {
		return this.requests.remove(new ByteKey(topic));
	}

	/**
	 * Visits what was asked for, in the order in which it was.
	 * @param visitor is given each topic, which must not be changed
	 */
	public void forEachRequest(Consumer<byte[]> visitor) {
		this.requests.forEach((request) -> visitor.accept(request.bytes()));
	}

	Map<PrefixNode<SubscriptionTrie.Topic>, SubscriptionTrie.Subscription> subscriptions() {
		return this.subscriptions;
	}

	/**
	 * Marks this subscriber as found.
	 * @param round the number of the search
	 * @return whether it was not marked with it before
	 */
	boolean mark(long round) {
		if (this.round == round) {
			return false;
		}
		this.round = round;
		return true;
	}

	/**
	 * Tells whether the pipe had no room when last tried, and has not signalled since.
	 * @return whether there is no need to try
	 */
	boolean full() {
		return this.full;
	}

	void full(boolean full) {
		this.full = full;
	}

}
