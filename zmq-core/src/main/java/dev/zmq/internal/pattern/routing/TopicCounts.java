package dev.zmq.internal.pattern.routing;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The topics that this side has subscribed to, each counted as often as it was. Used by
 * SUB and XSUB.
 */
public final class TopicCounts {

	private final PrefixTree<Count> topics = new PrefixTree<>();

	/**
	 * Adds a subscription.
	 * @param frame the array that the topic is in
	 * @param from where in the array it begins
	 */
	public void add(byte[] frame, int from) {
		PrefixNode<Count> node = this.topics.find(frame, from);
		Count count = (node != null) ? node.value() : null;
		if (count != null) {
			count.number++;
		}
		else {
			this.topics.insert(Arrays.copyOfRange(frame, from, frame.length), new Count());
		}
	}

	/**
	 * Removes a subscription.
	 * @param frame the array that the topic is in
	 * @param from where in the array it begins
	 * @return whether this was the last one to the topic; false if there was none at all
	 */
	public boolean remove(byte[] frame, int from) {
		PrefixNode<Count> node = this.topics.find(frame, from);
		Count count = (node != null) ? node.value() : null;
		if (node == null || count == null || --count.number > 0) {
			return false;
		}
		this.topics.remove(node);
		return true;
	}

	/**
	 * Tells whether a message is of a topic subscribed to.
	 * @param frame an array that begins with the message's first frame
	 * @param length how many bytes of it are the frame
	 * @return whether it begins with any of the topics
	 */
	public boolean match(byte[] frame, int length) {
		// the shortest topic: if that is too long, all are
		PrefixNode<Count> node = this.topics.first(frame);
		return node != null && node.depth() <= length;
	}

	/**
	 * Visits each topic once.
	 * @param visitor is given each topic, which must not be changed
	 */
	public void forEach(Consumer<byte[]> visitor) {
		this.topics.forEach(visitor);
	}

	/**
	 * Returns the number of different topics.
	 * @return how many
	 */
	public int size() {
		return this.topics.size();
	}

	private static final class Count {

		private int number = 1;

	}

}
