package dev.zmq.spring.listener;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * What a container works with, beside its socket and its listener. Immutable.
 */
public final class ZmqContainerCollaborators {

	/** Platform threads, errors are logged, and nothing else. */
	public static final ZmqContainerCollaborators STANDARD = builder().build();

	private final Builder values;

	private ZmqContainerCollaborators(Builder values) {
		this.values = values;
	}

	/**
	 * Begins with the standard ones.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns what makes the threads that handlers run on.
	 * @return the factory
	 */
	public ZmqWorkers.Factory workersFactory() {
		return this.values.workersFactory;
	}

	/**
	 * Returns what decides about errors.
	 * @return the handler
	 */
	public ZmqListenerErrorHandler errorHandler() {
		return this.values.errorHandler;
	}

	/**
	 * Returns what takes care of messages after the last attempt.
	 * @return the recoverer, or null
	 */
	public @Nullable ZmqMessageRecoverer recoverer() {
		return this.values.recoverer;
	}

	/**
	 * Returns what decides which messages the listener gets.
	 * @return the filter, or null for all
	 */
	public @Nullable ZmqMessageFilter filter() {
		return this.values.filter;
	}

	/**
	 * Returns what gets the events.
	 * @return the publisher
	 */
	public ApplicationEventPublisher publisher() {
		return this.values.publisher;
	}

	/**
	 * Collects what a container works with. Not thread-safe.
	 */
	public static final class Builder {

		private ZmqWorkers.Factory workersFactory = ZmqWorkers::platform;

		private ZmqListenerErrorHandler errorHandler = new LoggingErrorHandler();

		private @Nullable ZmqMessageRecoverer recoverer;

		private @Nullable ZmqMessageFilter filter;

		private ApplicationEventPublisher publisher = (event) -> {
		};

		private Builder() {
		}

		/**
		 * Sets what makes the threads that handlers run on.
		 * @param workersFactory the factory; platform threads by default
		 * @return this builder
		 */
		public Builder workersFactory(ZmqWorkers.Factory workersFactory) {
			this.workersFactory = Objects.requireNonNull(workersFactory, "workersFactory");
			return this;
		}

		/**
		 * Sets what decides about errors.
		 * @param errorHandler the handler; logs them by default
		 * @return this builder
		 */
		public Builder errorHandler(ZmqListenerErrorHandler errorHandler) {
			this.errorHandler = Objects.requireNonNull(errorHandler, "errorHandler");
			return this;
		}

		/**
		 * Sets what takes care of messages after the last attempt.
		 * @param recoverer the recoverer, or null
		 * @return this builder
		 */
		public Builder recoverer(@Nullable ZmqMessageRecoverer recoverer) {
			this.recoverer = recoverer;
			return this;
		}

		/**
		 * Sets what decides which messages the listener gets.
		 * @param filter the filter, or null for all
		 * @return this builder
		 */
		public Builder filter(@Nullable ZmqMessageFilter filter) {
			this.filter = filter;
			return this;
		}

		/**
		 * Sets what gets the events.
		 * @param publisher the publisher
		 * @return this builder
		 */
		public Builder publisher(ApplicationEventPublisher publisher) {
			this.publisher = Objects.requireNonNull(publisher, "publisher");
			return this;
		}

		/**
		 * Makes the collaborators. The builder must not be used again.
		 * @return the collaborators
		 */
		public ZmqContainerCollaborators build() {
			return new ZmqContainerCollaborators(this);
		}

	}

}
