package dev.zmq.spring.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * What a listener says about itself and its container, everything resolved. What is null
 * is up to the container factory.
 *
 * @param id the id of the listener
 * @param socket the name of the socket; the id, if the listener brings its own
 * @param inlineSocket the socket that the listener brings along, or null
 * @param topics topic prefixes to subscribe to
 * @param properties options of its own socket or container, by the names that they have
 * as properties of {@code zmq.sockets.<name>}
 * @param concurrency how many messages are handled at a time
 * @param autoStartup whether it starts with the application
 * @param shutdownTimeout how long stopping waits for messages that are being handled
 * @param idleEventInterval after how much time without messages it says that it is idle
 * @param batch how messages are collected into batches, or null for one by one
 * @param group the name of the group that its container belongs to, or null for none
 * @param sendTo the name of the socket that results are sent to, or null
 * @param consumes what payloads are if the wire does not tell, or null for what the
 * socket says
 * @param converter what converts payloads and results
 * @param errorHandler what decides about messages that cannot be handled
 * @param filter what decides which messages the listener gets, or null for all
 * @param executor what runs the handler
 * @param decorators what wraps the listener, inside of what the factory wraps around all;
 * the first is the outermost
 */
public record ZmqListenerSettings(String id, String socket, @Nullable InlineSocket inlineSocket, List<String> topics,
		Map<String, String> properties, @Nullable Integer concurrency, @Nullable Boolean autoStartup,
		@Nullable Duration shutdownTimeout, @Nullable Duration idleEventInterval, @Nullable BatchOverrides batch,
		@Nullable String group, @Nullable String sendTo, @Nullable String consumes,
		@Nullable MessageConverter converter, @Nullable ZmqListenerErrorHandler errorHandler,
		@Nullable ZmqMessageFilter filter, @Nullable Executor executor, List<ZmqListenerDecorator> decorators) {

	/**
	 * Creates the record; lists and maps are copied.
	 */
	public ZmqListenerSettings {
		topics = List.copyOf(topics);
		properties = Map.copyOf(properties);
		decorators = List.copyOf(decorators);
	}

	/**
	 * Begins the settings of a listener on a named socket.
	 * @param id the id of the listener
	 * @param socket the name of the socket
	 * @return the builder
	 */
	public static ZmqListenerSettingsBuilder on(String id, String socket) {
		return new ZmqListenerSettingsBuilder(id, socket, null);
	}

	/**
	 * Begins the settings of a listener with a socket of its own, which is opened and
	 * closed with the listener.
	 * @param id the id of the listener, and the name of the socket
	 * @param socket the socket
	 * @return the builder
	 */
	public static ZmqListenerSettingsBuilder on(String id, InlineSocket socket) {
		return new ZmqListenerSettingsBuilder(id, id, socket);
	}

}
