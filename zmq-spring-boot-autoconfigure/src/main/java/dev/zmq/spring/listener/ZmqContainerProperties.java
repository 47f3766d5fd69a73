package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;

/**
 * How a container receives.
 *
 * @param id the id of the listener
 * @param socket the name of the socket
 * @param ownSocket whether the socket was made for this container and goes with it
 * @param topics topic prefixes that a SUB or XSUB subscribes to while the container runs
 * @param concurrency how many messages are handled at a time; nothing is read while as
 * many are, so that the peers' queues fill up and they wait
 * @param autoStartup whether it starts with the application
 * @param shutdownTimeout how long stopping waits for messages that are being handled
 */
public record ZmqContainerProperties(String id, String socket, boolean ownSocket, List<String> topics, int concurrency,
		boolean autoStartup, Duration shutdownTimeout) {

	/**
	 * Creates the record; the topics are copied.
	 */
	public ZmqContainerProperties {
		topics = List.copyOf(topics);
		if (concurrency < 1) {
			throw new IllegalArgumentException(
					"Listener '" + id + "' cannot have concurrency " + concurrency + "; give it at least 1");
		}
	}

}
