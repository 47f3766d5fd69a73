package dev.zmq.internal.pattern;

/**
 * A pattern that can tell how many distinct topics are subscribed (ZMQ_TOPICS_COUNT).
 */
public interface TopicCounting extends Pattern {

	/**
	 * Counts the distinct topics [both locks].
	 * @return how many
	 */
	int topicsCount();

}
