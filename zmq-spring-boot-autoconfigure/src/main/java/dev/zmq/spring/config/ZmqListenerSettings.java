package dev.zmq.spring.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a listener says about its container, everything resolved.
 *
 * @param id the id of the listener
 * @param socket the name of the socket; the id, if the listener brings its own
 * @param inlineSocket the socket that the listener brings along, or null
 * @param topics topic prefixes to subscribe to
 * @param concurrency how many messages are handled at a time, or null for the factory's
 * default
 * @param autoStartup whether it starts with the application, or null for the factory's
 * default
 * @param sendTo the name of the socket that results are sent to, or null
 */
public record ZmqListenerSettings(String id, String socket, @Nullable InlineSocket inlineSocket, List<String> topics,
		@Nullable Integer concurrency, @Nullable Boolean autoStartup, @Nullable String sendTo) {

	/**
	 * Creates the record; the topics are copied.
	 */
	public ZmqListenerSettings {
		topics = List.copyOf(topics);
	}

}
