package dev.zmq.spring.listener;

import dev.zmq.spring.support.InboundMessage;

/**
 * Decides which messages a listener gets. What is not accepted is counted and dropped; a
 * requester gets an empty reply for it, as for a handler without a result.
 */
@FunctionalInterface
public interface ZmqMessageFilter {

	/**
	 * Looks at a message. Called on the threads of the handlers, from several at once if
	 * the concurrency is more than 1. If it throws, handling the message has failed.
	 * @param message the message
	 * @return whether the listener gets it
	 */
	boolean accept(InboundMessage message);

}
