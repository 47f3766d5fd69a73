package dev.zmq.monitor;

/**
 * How many messages were waiting at one moment.
 *
 * @param send messages that wait to be sent
 * @param receive messages that wait to be received by the application
 */
public record QueueDepths(int send, int receive) {

	/** Nothing waits. */
	public static final QueueDepths EMPTY = new QueueDepths(0, 0);

}
