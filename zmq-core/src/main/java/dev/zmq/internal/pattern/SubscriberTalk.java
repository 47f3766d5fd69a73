package dev.zmq.internal.pattern;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pattern.routing.Subscriber;
import dev.zmq.internal.pattern.routing.SubscriptionTrie.Change;

/**
 * What a publisher makes of what its subscribers say, besides keeping the subscriptions.
 */
interface SubscriberTalk {

	/**
	 * Tells whether no more can be heard now, so that the rest has to wait in the pipes.
	 * @return whether to stop
	 */
	boolean full();

	/**
	 * A peer has subscribed or unsubscribed, and that was acted on.
	 * @param subscriber the peer
	 * @param frame what it said, one byte and the topic
	 * @param message the message in which it did
	 * @param change what has changed; {@link Change#TOPIC} where the application is to
	 * decide
	 */
	void heard(Subscriber subscriber, byte[] frame, ZmqMessage message, Change change);

	/**
	 * A peer has gone, and with it a topic.
	 * @param topic the topic, which must not be changed
	 * @param change what has changed; {@link Change#TOPIC} where the application decided
	 */
	void gone(byte[] topic, Change change);

	/**
	 * A peer has sent a message of the user's.
	 * @param message the message, without the subscriptions in it
	 */
	void message(ZmqMessage message);

}
