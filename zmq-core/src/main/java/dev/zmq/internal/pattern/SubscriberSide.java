package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.PipeList;
import dev.zmq.internal.pattern.routing.TopicCounts;
import dev.zmq.internal.pipe.Pipe;

/**
 * What SUB and XSUB have in common: the topics subscribed to, and telling the publishers.
 * Guarded by the socket's send lock; whoever changes it from {@code subscribe} holds
 * both.
 * <p>
 * Every subscription is told to every peer that is there, also a repeated one, because a
 * forwarding XPUB behind it may want to know. Only the last of a topic's cancellations
 * is. A peer that comes, or comes back, is told all topics once. None of this waits for
 * room: high-water marks are for traffic, and a lost subscription would never be
 * repaired.
 */
final class SubscriberSide {

	private final PipeList pipes = new PipeList();

	private final TopicCounts topics = new TopicCounts();

	void attach(Pipe pipe) {
		this.pipes.attach(pipe);
	}

	void detach(Pipe pipe) {
		this.pipes.detach(pipe);
	}

	void connected(Pipe pipe) {
		this.topics.forEach((topic) -> pipe.out().force(ZmqMessage.of(SubscriptionFrame.subscribe(topic))));
		pipe.out().flush();
	}

	/**
	 * Adds a subscription and tells it.
	 * @param frame the frame that says so
	 */
	void subscribe(byte[] frame) {
		this.topics.add(frame, SubscriptionFrame.TOPIC);
		tell(ZmqMessage.of(frame));
	}

	/**
	 * Removes a subscription and tells it if it was the topic's last.
	 * @param frame the frame that says so
	 * @param verbose whether to tell it in any case
	 */
	void cancel(byte[] frame, boolean verbose) {
		boolean last = this.topics.remove(frame, SubscriptionFrame.TOPIC);
		if (last || verbose) {
			tell(ZmqMessage.of(frame));
		}
	}

	/**
	 * Tells something to every peer that is there, with or without room.
	 * @param message the message
	 */
	void tell(ZmqMessage message) {
		for (int i = 0; i < this.pipes.size(); i++) {
			Pipe pipe = this.pipes.get(i);
			if (pipe.connected()) {
				pipe.out().force(message);
				pipe.out().flush();
			}
		}
	}

	/**
	 * Sends a message to every peer that has room.
	 * @param message the message
	 * @return how many have none
	 */
	int sendToAll(ZmqMessage message) {
		int lost = 0;
		for (int i = 0; i < this.pipes.size(); i++) {
			Pipe pipe = this.pipes.get(i);
			if (pipe.out().offer(message)) {
				pipe.out().flush();
			}
			else {
				lost++;
			}
		}
		return lost;
	}

	boolean hasPipes() {
		return this.pipes.size() > 0;
	}

	TopicCounts topics() {
		return this.topics;
	}

}
