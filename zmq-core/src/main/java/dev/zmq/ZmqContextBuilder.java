package dev.zmq;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import dev.zmq.option.ContextOption;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a new {@link ZmqContext}. Not thread-safe.
 */
public final class ZmqContextBuilder {

	private final Map<ContextOption<?>, Object> options = new LinkedHashMap<>();

	private @Nullable Executor callbackExecutor;

	private @Nullable Authenticator authenticator;

	ZmqContextBuilder() {
	}

	/**
	 * Sets the number of I/O threads (ZMQ_IO_THREADS). 0 allows inproc only.
	 * @param count how many, 1 by default
	 * @return this builder
	 */
	public ZmqContextBuilder ioThreads(int count) {
		return option(ContextOption.IO_THREADS, count);
	}

	/**
	 * Sets how many sockets there may be at once (ZMQ_MAX_SOCKETS).
	 * @param count how many, 1023 by default
	 * @return this builder
	 */
	public ZmqContextBuilder maxSockets(int count) {
		return option(ContextOption.MAX_SOCKETS, count);
	}

	/**
	 * Sets what the names of this context's threads begin with (ZMQ_THREAD_NAME_PREFIX).
	 * @param prefix the prefix
	 * @return this builder
	 */
	public ZmqContextBuilder threadNamePrefix(String prefix) {
		return option(ContextOption.THREAD_NAME_PREFIX, prefix);
	}

	/**
	 * Sets any option.
	 * @param <T> the option's type
	 * @param option the option
	 * @param value the value
	 * @return this builder
	 * @throws dev.zmq.exception.InvalidOptionException if the value is out of range
	 * @throws dev.zmq.exception.UnsupportedOptionException if the option can only be read
	 * or cannot be used here
	 */
	public <T> ZmqContextBuilder option(ContextOption<T> option, T value) {
		option.requireSettable();
		this.options.put(option, option.check(value));
		return this;
	}

	/**
	 * Sets where event listeners and dependent actions of futures run; never on the I/O
	 * threads. By default the context has daemon threads for it, as many as are needed;
	 * these also run what the executor rejects, or would run in the calling thread (as
	 * {@code Runnable::run} and caller-runs policies do), which may be an I/O thread.
	 * @param executor the executor, which the context does not shut down
	 * @return this builder
	 */
	public ZmqContextBuilder callbackExecutor(Executor executor) {
		this.callbackExecutor = Objects.requireNonNull(executor, "executor");
		return this;
	}

	/**
	 * Sets what judges the peers of sockets with security. By default that is the handler
	 * at {@code inproc://zeromq.zap.01}, if there is one (RFC 27).
	 * @param authenticator judges peers
	 * @return this builder
	 */
	public ZmqContextBuilder authenticator(Authenticator authenticator) {
		this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
		return this;
	}

	/**
	 * Creates the context.
	 * @return the context
	 */
	public ZmqContext build() {
		return ZmqEngine.create(Map.copyOf(this.options), this.callbackExecutor, this.authenticator);
	}

}
