package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * How a container receives. Immutable.
 */
public final class ZmqContainerProperties {

	private final Builder values;

	private ZmqContainerProperties(Builder values) {
		this.values = values;
	}

	/**
	 * Begins the properties of a container.
	 * @param id the id of the listener
	 * @param socket the name of the socket
	 * @return the builder
	 */
	public static Builder builder(String id, String socket) {
		return new Builder(id, socket);
	}

	/**
	 * Returns the id of the listener.
	 * @return the id
	 */
	public String id() {
		return this.values.id;
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String socket() {
		return this.values.socket;
	}

	/**
	 * Tells whether the socket was made for this container and goes with it.
	 * @return whether it does
	 */
	public boolean ownSocket() {
		return this.values.ownSocket;
	}

	/**
	 * Returns the topic prefixes that a SUB or XSUB subscribes to while the container
	 * runs.
	 * @return the topics
	 */
	public List<String> topics() {
		return this.values.topics;
	}

	/**
	 * Returns how many handlers run at a time.
	 * @return how many; 1 by default
	 */
	public int concurrency() {
		return this.values.concurrency;
	}

	/**
	 * Returns how many messages may be in flight: received, and not yet handled or
	 * failed. Nothing is read while as many are, so that the peers' queues fill up and
	 * they wait.
	 * @return how many; by default as many as the concurrency, times the size of a batch
	 */
	public int maxInFlight() {
		return (this.values.maxInFlight != null) ? this.values.maxInFlight : this.values.leastInFlight();
	}

	/**
	 * Tells whether the container starts with the application.
	 * @return whether it does, as is the default
	 */
	public boolean autoStartup() {
		return this.values.autoStartup;
	}

	/**
	 * Returns how long stopping waits for messages that are being handled.
	 * @return how long; 30 s by default
	 */
	public Duration shutdownTimeout() {
		return this.values.shutdownTimeout;
	}

	/**
	 * Returns how messages are collected into batches.
	 * @return how, or null for a listener that gets them one by one
	 */
	public @Nullable BatchSettings batch() {
		return this.values.batch;
	}

	/**
	 * Returns after how much time without messages the container is idle, and says so.
	 * @return how much, or null if it never does
	 */
	public @Nullable Duration idleEventInterval() {
		return this.values.idleEventInterval;
	}

	/**
	 * Returns what happens if the container cannot start.
	 * @return what; {@link StartupFailurePolicy#STOP} by default
	 */
	public StartupFailurePolicy startupFailurePolicy() {
		return this.values.startupFailurePolicy;
	}

	/**
	 * Returns how starting is tried again, for {@link StartupFailurePolicy#RETRY}.
	 * @return how; by default for ever, after 1 s at first and 30 s at most
	 */
	public RetryPolicy startupRetry() {
		return this.values.startupRetry;
	}

	/**
	 * Returns how handling a message is tried again. Messages that are invalid are not.
	 * @return how, or null for one attempt only
	 */
	public @Nullable RetryPolicy retry() {
		return this.values.retry;
	}

	@Override
	public String toString() {
		return "ZmqContainerProperties[" + id() + " on " + socket() + ", concurrency=" + concurrency()
				+ ", maxInFlight=" + maxInFlight() + "]";
	}

	/**
	 * Collects how a container receives. Not thread-safe.
	 */
	public static final class Builder {

		private static final RetryPolicy STARTUP_RETRY = RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(Duration.ofSeconds(1))
			.multiplier(2)
			.maxDelay(Duration.ofSeconds(30))
			.build();

		private final String id;

		private final String socket;

		private boolean ownSocket;

		private List<String> topics = List.of();

		private int concurrency = 1;

		private @Nullable Integer maxInFlight;

		private boolean autoStartup = true;

		private Duration shutdownTimeout = Duration.ofSeconds(30);

		private @Nullable BatchSettings batch;

		private @Nullable Duration idleEventInterval;

		private StartupFailurePolicy startupFailurePolicy = StartupFailurePolicy.STOP;

		private RetryPolicy startupRetry = STARTUP_RETRY;

		private @Nullable RetryPolicy retry;

		private Builder(String id, String socket) {
			this.id = Objects.requireNonNull(id, "id");
			this.socket = Objects.requireNonNull(socket, "socket");
		}

		private Builder(Builder other) {
			this(other.id, other.socket);
			this.ownSocket = other.ownSocket;
			this.topics = other.topics;
			this.concurrency = other.concurrency;
			this.maxInFlight = other.maxInFlight;
			this.autoStartup = other.autoStartup;
			this.shutdownTimeout = other.shutdownTimeout;
			this.batch = other.batch;
			this.idleEventInterval = other.idleEventInterval;
			this.startupFailurePolicy = other.startupFailurePolicy;
			this.startupRetry = other.startupRetry;
			this.retry = other.retry;
		}

		/**
		 * Sets whether the socket was made for this container and goes with it.
		 * @param ownSocket whether it does; no by default
		 * @return this builder
		 */
		public Builder ownSocket(boolean ownSocket) {
			this.ownSocket = ownSocket;
			return this;
		}

		/**
		 * Sets what a SUB or XSUB subscribes to while the container runs.
		 * @param topics topic prefixes
		 * @return this builder
		 */
		public Builder topics(List<String> topics) {
			this.topics = List.copyOf(topics);
			return this;
		}

		/**
		 * Sets how many handlers run at a time.
		 * @param concurrency how many; 1 by default, which keeps the order of messages
		 * @return this builder
		 */
		public Builder concurrency(int concurrency) {
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * Sets how many messages may be in flight. More than the concurrency makes sense
		 * for handlers with asynchronous results.
		 * @param maxInFlight how many, or null for the concurrency times the size of a
		 * batch
		 * @return this builder
		 */
		public Builder maxInFlight(@Nullable Integer maxInFlight) {
			this.maxInFlight = maxInFlight;
			return this;
		}

		/**
		 * Sets whether the container starts with the application.
		 * @param autoStartup whether it does
		 * @return this builder
		 */
		public Builder autoStartup(boolean autoStartup) {
			this.autoStartup = autoStartup;
			return this;
		}

		/**
		 * Sets how long stopping waits for messages that are being handled.
		 * @param shutdownTimeout how long
		 * @return this builder
		 */
		public Builder shutdownTimeout(Duration shutdownTimeout) {
			this.shutdownTimeout = shutdownTimeout;
			return this;
		}

		/**
		 * Sets how messages are collected into batches.
		 * @param batch how, or null for a listener that gets them one by one
		 * @return this builder
		 */
		public Builder batch(@Nullable BatchSettings batch) {
			this.batch = batch;
			return this;
		}

		/**
		 * Sets after how much time without messages the container is idle, and says so.
		 * @param idleEventInterval how much, or null if it never does
		 * @return this builder
		 */
		public Builder idleEventInterval(@Nullable Duration idleEventInterval) {
			this.idleEventInterval = idleEventInterval;
			return this;
		}

		/**
		 * Sets what happens if the container cannot start.
		 * @param startupFailurePolicy what
		 * @return this builder
		 */
		public Builder startupFailurePolicy(StartupFailurePolicy startupFailurePolicy) {
			this.startupFailurePolicy = startupFailurePolicy;
			return this;
		}

		/**
		 * Sets how starting is tried again, for {@link StartupFailurePolicy#RETRY}.
		 * @param startupRetry how
		 * @return this builder
		 */
		public Builder startupRetry(RetryPolicy startupRetry) {
			this.startupRetry = startupRetry;
			return this;
		}

		/**
		 * Sets how handling a message is tried again.
		 * @param retry how, or null for one attempt only
		 * @return this builder
		 */
		public Builder retry(@Nullable RetryPolicy retry) {
			this.retry = retry;
			return this;
		}

		/**
		 * Makes the properties. The builder may be used again.
		 * @return the properties
		 * @throws IllegalArgumentException if a value makes no sense
		 */
		public ZmqContainerProperties build() {
			require(this.concurrency >= 1, "concurrency " + this.concurrency, "give it at least 1");
			require(this.maxInFlight == null || this.maxInFlight >= leastOfBatch(),
					"at most " + this.maxInFlight + " messages in flight",
					"give it at least " + leastOfBatch() + ((this.batch != null) ? ", the size of a batch" : ""));
			require(this.idleEventInterval == null
					|| !(this.idleEventInterval.isNegative() || this.idleEventInterval.isZero()),
					"idle event interval " + this.idleEventInterval, "give it more than zero, or none");
			require(!this.shutdownTimeout.isNegative(), "shutdown timeout " + this.shutdownTimeout,
					"give it zero or more");
			return new ZmqContainerProperties(new Builder(this));
		}

		private int leastOfBatch() {
			return (this.batch != null) ? this.batch.size() : 1;
		}

		private int leastInFlight() {
			return (int) Math.min(Integer.MAX_VALUE, (long) this.concurrency * leastOfBatch());
		}

		private void require(boolean condition, String given, String fix) {
			if (!condition) {
				throw new IllegalArgumentException("Listener '" + this.id + "' cannot have " + given + "; " + fix);
			}
		}

	}

}
