package dev.zmq.boot.autoconfigure;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.spring.core.ZmqOnFull;
import dev.zmq.spring.listener.ErrorReply;
import dev.zmq.spring.listener.StartupFailurePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of ZeroMQ.
 *
 * @param enabled Whether ZeroMQ is set up at all.
 * @param context Settings of the context.
 * @param defaults What sockets have if they do not say it themselves; every option of a
 * socket may stand here.
 * @param sockets Sockets by name.
 * @param proxies Proxies by name, each between two sockets.
 * @param listener Settings of methods annotated with ZmqListener.
 * @param template Settings of the ZmqTemplate.
 * @param converters Settings of the conversion of payloads.
 * @param security Settings of security that all sockets share.
 */
@ConfigurationProperties("zmq")
public record ZmqProperties(@DefaultValue("true") boolean enabled, @DefaultValue Context context,
		@DefaultValue @NestedConfigurationProperty ZmqSocketProperties defaults,
		@DefaultValue Map<String, ZmqSocketProperties> sockets, @DefaultValue Map<String, Proxy> proxies,
		@DefaultValue Listener listener, @DefaultValue Template template, @DefaultValue Converters converters,
		@DefaultValue @NestedConfigurationProperty ZmqSecurityProperties security) {

	/**
	 * Settings of the context.
	 *
	 * @param ioThreads Number of threads that do the input and output of all sockets.
	 * @param maxSockets How many sockets may be open at a time.
	 * @param maxMessageSize Largest message that may be sent.
	 * @param maxBytesInAssembly How much memory messages may take up that are still
	 * arriving, over all connections. By default a quarter of the heap.
	 * @param ipv6 Whether sockets use IPv6 besides IPv4.
	 * @param blocky Whether sockets that the application opens itself keep messages after
	 * they are closed, if their linger is not set.
	 * @param threadNamePrefix What the names of the I/O threads begin with.
	 * @param keepAlive Whether a thread keeps the process running until the application
	 * is closed; auto is while a socket is bound or a listener runs and there is no web
	 * server.
	 */
	public record Context(@DefaultValue("1") int ioThreads, @DefaultValue("1023") int maxSockets,
			@Nullable DataSize maxMessageSize, @Nullable DataSize maxBytesInAssembly,
			@DefaultValue("false") boolean ipv6, @DefaultValue("true") boolean blocky,
			@DefaultValue("zmq-io-") String threadNamePrefix, @DefaultValue("auto") KeepAlive keepAlive) {
	}

	/** Whether the process is kept running. */
	public enum KeepAlive {

		/** While a socket is bound or a listener runs, and there is no web server. */
		AUTO,

		/** Until the application is closed. */
		TRUE,

		/** Never. */
		FALSE

	}

	/**
	 * A proxy.
	 *
	 * @param enabled Whether the proxy exists.
	 * @param frontend Name of one socket.
	 * @param backend Name of the other socket.
	 * @param capture Name of a socket that gets a copy of each message.
	 * @param autoStartup Whether the proxy starts with the application.
	 */
	public record Proxy(@DefaultValue("true") boolean enabled, @Nullable String frontend, @Nullable String backend,
			@Nullable String capture, @DefaultValue("true") boolean autoStartup) {
	}

	/**
	 * Settings of listeners.
	 *
	 * @param autoStartup Whether listeners start with the application.
	 * @param concurrency How many messages a listener handles at a time.
	 * @param maxInFlight How many messages of a listener may be in flight, for handlers
	 * with asynchronous results; by default as many as are handled at a time, times the
	 * size of a batch.
	 * @param batch How messages are collected for listeners that want batches.
	 * @param idleEventInterval After how much time without messages a listener is idle,
	 * and an event says so; by default none does.
	 * @param shutdownTimeout How long stopping a listener waits for messages that are
	 * being handled.
	 * @param startupFailurePolicy What becomes of the application if a listener cannot
	 * start.
	 * @param startupRetry How starting is tried again, if the policy is to do so.
	 * @param retry Whether and how handling a message is tried again.
	 * @param deadLetter Where messages are sent that could not be handled in the end.
	 * @param errorReply What a requester gets when its request could not be handled.
	 * @param observationEnabled Whether what listeners handle is observed, for traces and
	 * timers.
	 */
	public record Listener(@DefaultValue("true") boolean autoStartup, @DefaultValue("1") int concurrency,
			@Nullable Integer maxInFlight, @DefaultValue Batch batch, @Nullable Duration idleEventInterval,
			@DefaultValue("30s") Duration shutdownTimeout,
			@DefaultValue("stop") StartupFailurePolicy startupFailurePolicy, @DefaultValue StartupRetry startupRetry,
			@DefaultValue Retry retry, @DefaultValue DeadLetter deadLetter,
			@DefaultValue("problem") ErrorReply errorReply, @DefaultValue("false") boolean observationEnabled) {

		/**
		 * How messages are collected for listeners that want batches.
		 *
		 * @param size Most messages of a batch.
		 * @param timeout How long a batch waits for more messages after its first; 0
		 * takes only what is there.
		 */
		public record Batch(@DefaultValue("100") int size, @DefaultValue("50ms") Duration timeout) {
		}

		/**
		 * How starting is tried again.
		 *
		 * @param maxRetries How often starting is tried again; -1 for as long as it
		 * takes.
		 * @param delay Pause before the next attempt.
		 * @param multiplier How much longer each pause is than the last.
		 * @param maxDelay Longest pause.
		 * @param jitter How much pauses may differ by chance.
		 */
		public record StartupRetry(@DefaultValue("-1") long maxRetries, @DefaultValue("1s") Duration delay,
				@DefaultValue("2.0") double multiplier, @DefaultValue("30s") Duration maxDelay,
				@DefaultValue("0ms") Duration jitter) {

			RetryPolicy policy() {
				return RetrySettings.policy(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter);
			}

		}

		/**
		 * Whether and how handling a message is tried again.
		 *
		 * @param enabled Whether messages whose handling has failed are handled again.
		 * @param maxRetries How often a message is handled again; -1 for as long as it
		 * takes.
		 * @param delay Pause before the next attempt.
		 * @param multiplier How much longer each pause is than the last.
		 * @param maxDelay Longest pause.
		 * @param jitter How much pauses may differ by chance.
		 */
		public record Retry(@DefaultValue("false") boolean enabled, @DefaultValue("3") long maxRetries,
				@DefaultValue("1s") Duration delay, @DefaultValue("1.0") double multiplier,
				@DefaultValue("10s") Duration maxDelay, @DefaultValue("0ms") Duration jitter) {

			@Nullable RetryPolicy policy() {
				return this.enabled
						? RetrySettings.policy(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter)
						: null;
			}

		}

		/**
		 * Where messages are sent that could not be handled in the end.
		 *
		 * @param socket Name of the socket that they are sent to; without it they are
		 * lost, after they were logged.
		 * @param reasonFrame Whether a frame in front says what has failed, as JSON.
		 * @param timeout How long to wait for somebody to take them.
		 */
		public record DeadLetter(@Nullable String socket, @DefaultValue("false") boolean reasonFrame,
				@DefaultValue("1s") Duration timeout) {
		}

	}

	/**
	 * Settings of the conversion of payloads.
	 *
	 * @param json Whether objects are converted to and from JSON, if Jackson is there.
	 * @param cbor Whether objects are converted to and from CBOR, if Jackson's CBOR is
	 * there.
	 * @param messagePack Whether objects are converted to and from MessagePack, if
	 * msgpack-core is there.
	 * @param protobuf Whether messages of Protocol Buffers are converted, if
	 * protobuf-java is there.
	 * @param charset Encoding of texts whose content type does not say it.
	 * @param typeIdHeader Whether messages of the format headers name the type of their
	 * payload, if it is trusted.
	 * @param trustedPackages Comma-separated list of packages whose types messages may
	 * name, such as com.example.orders, or com.example.* with all below it.
	 */
	public record Converters(@DefaultValue("true") boolean json, @DefaultValue("true") boolean cbor,
			@DefaultValue("true") boolean messagePack, @DefaultValue("true") boolean protobuf,
			@DefaultValue("UTF-8") Charset charset, @DefaultValue("false") boolean typeIdHeader,
			@DefaultValue List<String> trustedPackages) {
	}

	/**
	 * Settings of the template.
	 *
	 * @param defaultSocket Name of the socket that is used where none is given.
	 * @param sendTimeout How long sending waits for somebody to take a message; by
	 * default the send timeout of the socket.
	 * @param replyTimeout How long requests wait for their reply; with retries, how long
	 * each attempt does.
	 * @param receiveTimeout How long receiving waits for a message.
	 * @param onFull What to do with messages that nobody can take at present.
	 * @param maxPendingRequests How many requests may wait for their replies at a time.
	 * @param maxPendingSends How many messages that are sent asynchronously may wait at a
	 * time.
	 * @param retry Whether and how requests without a reply are sent again.
	 * @param observationEnabled Whether what is sent and requested is observed, for
	 * traces and timers.
	 */
	public record Template(@Nullable String defaultSocket, @Nullable Duration sendTimeout,
			@DefaultValue("5s") Duration replyTimeout, @DefaultValue("5s") Duration receiveTimeout,
			@DefaultValue("block") ZmqOnFull onFull, @DefaultValue("10000") int maxPendingRequests,
			@DefaultValue("10000") int maxPendingSends, @DefaultValue Retry retry,
			@DefaultValue("false") boolean observationEnabled) {

		/**
		 * Whether and how requests without a reply are sent again.
		 *
		 * @param enabled Whether requests that have timed out are sent again, for
		 * services whose requests can be repeated.
		 * @param maxRetries How often a request is sent again; -1 for as long as it
		 * takes.
		 * @param delay Pause before the first repetition.
		 * @param multiplier How much longer each pause is than the last.
		 * @param maxDelay Longest pause.
		 * @param jitter How much pauses may differ by chance.
		 */
		public record Retry(@DefaultValue("false") boolean enabled, @DefaultValue("3") long maxRetries,
				@DefaultValue("100ms") Duration delay, @DefaultValue("2.0") double multiplier,
				@DefaultValue("1s") Duration maxDelay, @DefaultValue("0ms") Duration jitter) {

			@Nullable RetryPolicy policy() {
				return this.enabled
						? RetrySettings.policy(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter)
						: null;
			}

		}

	}

}
