package dev.zmq.internal.pattern.routing;

import java.util.Arrays;
import java.util.Objects;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message to everybody who has subscribed to it: the same object into every
 * pipe. Used by PUB and XPUB. Guarded by the socket's lock.
 */
public final class FanOut {

	private final SubscriptionTrie trie = new SubscriptionTrie();

	/** All subscribers; a pipe's send slot is its subscriber's index. */
	private @Nullable Subscriber[] subscribers = new Subscriber[4];

	private int size;

	/** Those that the message at hand is for. */
	private @Nullable Subscriber[] chosen = new Subscriber[4];

	private long round;

	/**
	 * Returns who has subscribed to what.
	 * @return the subscriptions
	 */
	public SubscriptionTrie trie() {
		return this.trie;
	}

	/**
	 * Returns the number of subscribers, whatever they have subscribed to.
	 * @return how many
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Adds a subscriber, or puts it in the place of the one before it on the same pipe.
	 * @param subscriber the subscriber
	 */
	public void attach(Subscriber subscriber) {
		Pipe pipe = subscriber.pipe();
		if (pipe.sendSlot() < 0) {
			if (this.size == this.subscribers.length) {
				this.subscribers = Arrays.copyOf(this.subscribers, this.size * 2);
				this.chosen = new Subscriber[this.size * 2];
			}
			pipe.sendSlot(this.size++);
		}
		this.subscribers[pipe.sendSlot()] = subscriber;
	}

	/**
	 * Removes the subscriber on a pipe, if there is one; its topics have to be removed
	 * before.
	 * @param pipe the pipe
	 */
	public void detach(Pipe pipe) {
		int slot = pipe.sendSlot();
		if (slot < 0) {
			return;
		}
		Subscriber last = Objects.requireNonNull(this.subscribers[--this.size]);
		last.pipe().sendSlot(slot);
		this.subscribers[slot] = last;
		this.subscribers[this.size] = null;
		pipe.sendSlot(-1);
	}

	/**
	 * Returns the subscriber on a pipe.
	 * @param pipe the pipe
	 * @return the subscriber, or null if the pipe is not attached
	 */
	public @Nullable Subscriber subscriber(Pipe pipe) {
		int slot = pipe.sendSlot();
		return (slot >= 0) ? this.subscribers[slot] : null;
	}

	/**
	 * Notes that a pipe has room again.
	 * @param pipe the pipe; may be unknown
	 */
	public void activate(Pipe pipe) {
		Subscriber subscriber = subscriber(pipe);
		if (subscriber != null) {
			subscriber.full(false);
		}
	}

	/**
	 * Chooses whom the next message is for.
	 * @param topic the message's first frame
	 * @param inverted whether it is for those who have <em>not</em> subscribed to it
	 * @return how many that are
	 */
	public int choose(byte[] topic, boolean inverted) {
		int count = this.trie.match(topic, ++this.round, this.chosen, inverted);
		if (!inverted) {
			return count;
		}
		count = 0;
		for (int i = 0; i < this.size; i++) {
			Subscriber subscriber = Objects.requireNonNull(this.subscribers[i]);
			if (subscriber.mark(this.round)) {
				this.chosen[count++] = subscriber;
			}
		}
		return count;
	}

	/**
	 * Leaves only one of those chosen.
	 * @param count how many were chosen
	 * @param only the one to leave
	 * @return 1, or 0 if it was not among them
	 */
	public int chooseOnly(int count, Subscriber only) {
		for (int i = 0; i < count; i++) {
			if (this.chosen[i] == only) {
				this.chosen[0] = only;
				return 1;
			}
		}
		return 0;
	}

	/**
	 * Sends a message to those chosen; who has no room loses it.
	 * @param message the message
	 * @param count how many were chosen
	 * @return how many lost it
	 */
	public int send(ZmqMessage message, int count) {
		int got = 0;
		for (int i = 0; i < count; i++) {
			Subscriber subscriber = Objects.requireNonNull(this.chosen[i]);
			if (!subscriber.full() && subscriber.pipe().out().offer(message)) {
				this.chosen[got++] = subscriber;
			}
			else {
				subscriber.full(true);
			}
		}
		Lane.publish();
		for (int i = 0; i < got; i++) {
			Objects.requireNonNull(this.chosen[i]).pipe().out().wake();
		}
		Arrays.fill(this.chosen, 0, count, null);
		return count - got;
	}

	/**
	 * Tells whether all of those chosen have room. Those that have none will signal.
	 * @param count how many were chosen
	 * @return whether nobody would lose a message
	 */
	public boolean allHaveRoom(int count) {
		for (int i = 0; i < count; i++) {
			Subscriber subscriber = Objects.requireNonNull(this.chosen[i]);
			if (subscriber.full() || !subscriber.pipe().out().hasRoom()) {
				subscriber.full(true);
				return false;
			}
		}
		return true;
	}

}
