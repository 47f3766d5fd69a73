package dev.zmq.spring.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * Collects what a listener says about itself and its container. What is not set, or set
 * to null, is up to the container factory. Not thread-safe.
 */
public final class ZmqListenerSettingsBuilder {

	private final String id;

	private final String socket;

	private final @Nullable InlineSocket inlineSocket;

	private List<String> topics = List.of();

	private Map<String, String> properties = Map.of();

	private @Nullable Integer concurrency;

	private @Nullable Boolean autoStartup;

	private @Nullable Duration shutdownTimeout;

	private @Nullable Duration idleEventInterval;

	private @Nullable BatchOverrides batch;

	private @Nullable String group;

	private @Nullable String sendTo;

	private @Nullable String consumes;

	private @Nullable MessageConverter converter;

	private @Nullable ZmqListenerErrorHandler errorHandler;

	private @Nullable ZmqMessageFilter filter;

	private @Nullable Executor executor;

	private List<ZmqListenerDecorator> decorators = List.of();

	ZmqListenerSettingsBuilder(String id, String socket, @Nullable InlineSocket inlineSocket) {
		this.id = Objects.requireNonNull(id, "id");
		this.socket = Objects.requireNonNull(socket, "socket");
		this.inlineSocket = inlineSocket;
	}

	/**
	 * Sets what a SUB or XSUB subscribes to while the listener runs.
	 * @param topics topic prefixes
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder topics(List<String> topics) {
		this.topics = topics;
		return this;
	}

	/**
	 * Sets options of its own socket or container.
	 * @param properties values by the names that they have as properties of
	 * {@code zmq.sockets.<name>}
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder properties(Map<String, String> properties) {
		this.properties = properties;
		return this;
	}

	/**
	 * Sets how many messages are handled at a time.
	 * @param concurrency how many, at least 1
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder concurrency(@Nullable Integer concurrency) {
		this.concurrency = concurrency;
		return this;
	}

	/**
	 * Sets whether the listener starts with the application.
	 * @param autoStartup whether it does
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder autoStartup(@Nullable Boolean autoStartup) {
		this.autoStartup = autoStartup;
		return this;
	}

	/**
	 * Sets how long stopping waits for messages that are being handled.
	 * @param shutdownTimeout how long
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder shutdownTimeout(@Nullable Duration shutdownTimeout) {
		this.shutdownTimeout = shutdownTimeout;
		return this;
	}

	/**
	 * Sets after how much time without messages the container says that it is idle.
	 * @param idleEventInterval how much
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder idleEventInterval(@Nullable Duration idleEventInterval) {
		this.idleEventInterval = idleEventInterval;
		return this;
	}

	/**
	 * Lets the listener get messages in batches.
	 * @param batch how they are collected, or null for one by one
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder batch(@Nullable BatchOverrides batch) {
		this.batch = batch;
		return this;
	}

	/**
	 * Sets the group that the container belongs to.
	 * @param group its name, or null for none
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder group(@Nullable String group) {
		this.group = group;
		return this;
	}

	/**
	 * Sets where results are sent to.
	 * @param sendTo the name of a socket, or null for replies on the socket that the
	 * message came from
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder sendTo(@Nullable String sendTo) {
		this.sendTo = sendTo;
		return this;
	}

	/**
	 * Sets what payloads are if the wire does not tell.
	 * @param consumes a MIME type, or null for what the socket says
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder consumes(@Nullable String consumes) {
		this.consumes = consumes;
		return this;
	}

	/**
	 * Sets what converts payloads and results.
	 * @param converter the converter
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder converter(@Nullable MessageConverter converter) {
		this.converter = converter;
		return this;
	}

	/**
	 * Sets what decides about messages that cannot be handled.
	 * @param errorHandler the handler
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder errorHandler(@Nullable ZmqListenerErrorHandler errorHandler) {
		this.errorHandler = errorHandler;
		return this;
	}

	/**
	 * Sets what decides which messages the listener gets.
	 * @param filter the filter, or null for all messages
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder filter(@Nullable ZmqMessageFilter filter) {
		this.filter = filter;
		return this;
	}

	/**
	 * Sets what runs the handler. It must be able to run as many at a time as the
	 * concurrency says.
	 * @param executor the executor, which is not shut down with the listener
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder executor(@Nullable Executor executor) {
		this.executor = executor;
		return this;
	}

	/**
	 * Sets what wraps the listener, inside of what the factory wraps around all.
	 * @param decorators the decorators; the first is the outermost
	 * @return this builder
	 */
	public ZmqListenerSettingsBuilder decorators(List<ZmqListenerDecorator> decorators) {
		this.decorators = decorators;
		return this;
	}

	/**
	 * Makes the settings. The builder may be used again.
	 * @return the settings
	 */
	public ZmqListenerSettings build() {
		return new ZmqListenerSettings(this.id, this.socket, this.inlineSocket, this.topics, this.properties,
				this.concurrency, this.autoStartup, this.shutdownTimeout, this.idleEventInterval, this.batch,
				this.group, this.sendTo, this.consumes, this.converter, this.errorHandler, this.filter, this.executor,
				this.decorators);
	}

}
