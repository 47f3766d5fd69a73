package dev.zmq.spring.core;

import dev.zmq.exception.ZmqTimeoutException;

/**
 * What became of a message that was to be sent.
 *
 * @param socket the name of the socket
 * @param outcome what became of it
 */
public record ZmqSendResult(String socket, Outcome outcome) {

	/**
	 * Tells whether the message was taken.
	 * @return whether the outcome is {@link Outcome#SENT}
	 */
	public boolean isSent() {
		return this.outcome == Outcome.SENT;
	}

	/**
	 * Makes sure that the message was taken.
	 * @return this result
	 * @throws ZmqTimeoutException if it was not taken in time
	 * @throws ZmqFullException if it was dropped
	 */
	public ZmqSendResult requireSent() {
		if (this.outcome == Outcome.TIMED_OUT) {
			throw new ZmqTimeoutException("No peer of socket '" + this.socket
					+ "' took the message within the send timeout; see whether the other side is up and keeps pace");
		}
		if (this.outcome == Outcome.DROPPED) {
			throw new ZmqFullException("No peer of socket '" + this.socket
					+ "' could take the message, and it was dropped; let sending wait (block), or send less");
		}
		return this;
	}

	/** What may become of a message. */
	public enum Outcome {

		/**
		 * The engine has taken it. It goes on its way at once if a peer is there; ZeroMQ
		 * does not tell whether it has arrived.
		 */
		SENT,

		/**
		 * Nobody could take it, and it was dropped because {@link ZmqOnFull#DROP} holds.
		 */
		DROPPED,

		/** Nobody could take it within the send timeout. */
		TIMED_OUT

	}

}
