package dev.zmq.spring.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.MalformedMessageException;
import dev.zmq.spring.support.ZmqHeaders;
import dev.zmq.spring.support.ZmqMessageConverters;
import dev.zmq.spring.support.ZmqMessageMapper;
import dev.zmq.spring.support.ZmqProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.core.AbstractMessagingTemplate;
import org.springframework.messaging.core.MessagePostProcessor;

/**
 * Sends and requests through named sockets. An application needs one; it is safe from
 * every thread once it is set up.
 * <p>
 * Requests to a DEALER or REQ are pipelined: they share one socket, do not wait for each
 * other, and each has a time limit of its own. A reply that comes after its request has
 * timed out is dropped and counted, see {@link #getStatistics()}.
 */
public final class ZmqTemplate extends AbstractMessagingTemplate<String> implements ZmqOperations {

	private final ZmqSocketRegistry registry;

	private final TemplateCounters counters = new TemplateCounters();

	private final TemplateSender sender;

	private final RequestChannels channels;

	private @Nullable Duration sendTimeout;

	private Duration replyTimeout = Duration.ofSeconds(5);

	private Duration receiveTimeout = Duration.ofSeconds(5);

	private ZmqOnFull onFull = ZmqOnFull.BLOCK;

	private @Nullable RetryPolicy retryPolicy;

	private Executor executor = ForkJoinPool.commonPool();

	private ZmqTemplateInterceptor interceptor = ZmqTemplateInterceptor.NONE;

	/**
	 * Creates a template that converts nothing but texts and bytes.
	 * @param registry the sockets
	 */
	public ZmqTemplate(ZmqSocketRegistry registry) {
		this.registry = registry;
		this.sender = new TemplateSender(registry, this.counters);
		this.channels = new RequestChannels(registry, this.counters);
		setMessageConverter(ZmqMessageConverters.of(List.of()));
	}

	/**
	 * Sets how long sending waits for somebody to take a message.
	 * @param sendTimeout how long; negative for as long as it takes, null for the
	 * socket's own send timeout, which is the default
	 */
	public void setSendTimeout(@Nullable Duration sendTimeout) {
		this.sendTimeout = sendTimeout;
	}

	/**
	 * Sets what to do with messages that nobody can take at present.
	 * @param onFull what to do; by default {@link ZmqOnFull#BLOCK}
	 */
	public void setOnFull(ZmqOnFull onFull) {
		this.onFull = onFull;
	}

	/**
	 * Sets how long requests wait for their reply if they do not say it themselves. With
	 * a retry policy, each attempt has this time.
	 * @param replyTimeout how long, 5 s by default; negative for as long as it takes
	 */
	public void setReplyTimeout(Duration replyTimeout) {
		this.replyTimeout = replyTimeout;
	}

	/**
	 * Sets how long {@code receive} and {@code receiveAndConvert} wait for a message if
	 * they do not say it themselves.
	 * @param receiveTimeout how long, 5 s by default; negative for as long as it takes
	 */
	public void setReceiveTimeout(Duration receiveTimeout) {
		this.receiveTimeout = receiveTimeout;
	}

	/**
	 * Sets when requests that have timed out are sent again. A socket that is connected
	 * to several services sends in turn, so that the next attempt commonly reaches
	 * another one. The request may then be handled <b>more than once</b>: only for
	 * services whose requests can be repeated. Whichever reply comes first is taken.
	 * Problems that a service answers with are not repeated.
	 * @param retryPolicy how often and after which pauses, by time-outs
	 * ({@link dev.zmq.exception.ZmqTimeoutException}); null for never, the default
	 */
	public void setRetryPolicy(@Nullable RetryPolicy retryPolicy) {
		this.retryPolicy = retryPolicy;
	}

	/**
	 * Sets how many requests may wait for their replies at a time. Further ones fail with
	 * {@link ZmqFullException}.
	 * @param maxPendingRequests how many, 10,000 by default
	 */
	public void setMaxPendingRequests(int maxPendingRequests) {
		this.channels.setMaxPending(maxPendingRequests);
	}

	/**
	 * Sets how many messages of {@code sendAsync} may wait at a time for somebody to take
	 * them. Further ones fail with {@link ZmqFullException}.
	 * @param maxPendingSends how many, 10,000 by default
	 */
	public void setMaxPendingSends(int maxPendingSends) {
		this.sender.setMaxPending(maxPendingSends);
	}

	/**
	 * Sets where replies of asynchronous requests are converted and what depends on them
	 * runs.
	 * @param executor the executor, the common pool by default
	 */
	public void setExecutor(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Sets what is called around everything that is sent or requested.
	 * @param interceptor the interceptor, none by default
	 */
	public void setInterceptor(ZmqTemplateInterceptor interceptor) {
		this.interceptor = interceptor;
	}

	/**
	 * Returns what this template has done so far.
	 * @return a snapshot
	 */
	public ZmqTemplateStatistics getStatistics() {
		return this.counters.snapshot();
	}

	/**
	 * Returns how many requests wait for their reply.
	 * @return how many at present
	 */
	public int getPendingRequests() {
		return this.counters.pendingRequests().get();
	}

	/**
	 * Returns how many replies came when nobody waited for them any more.
	 * @return how many so far
	 */
	public long getLateReplies() {
		return this.counters.replies().late().sum();
	}

	@Override
	public ZmqMessageSpec message(Object payload) {
		return new MessageSpec(this, payload);
	}

	@Override
	public void publish(String socket, String topic, Object payload) {
		requirePublisher(socket);
		convertAndSend(socket, payload, Map.of(ZmqHeaders.TOPIC, topic));
	}

	private void requirePublisher(String socket) {
		SocketType type = this.registry.getDefinition(socket).type();
		if (type != SocketType.PUB && type != SocketType.XPUB) {
			throw new SocketTypeMismatchException(socket, type, "publishing under a topic",
					"make it a PUB or an XPUB, or use convertAndSend");
		}
	}

	@Override
	public void convertAndSend(String socket, Object payload, @Nullable Map<String, Object> headers,
			@Nullable MessagePostProcessor postProcessor) {
		super.convertAndSend(socket, payload, withContentType(socket, headers), postProcessor);
	}

	@Override
	public CompletableFuture<ZmqSendResult> sendAsync(String socket, Object payload) {
		return message(payload).to(socket).sendAsync();
	}

	@Override
	public List<ZmqSendResult> sendAll(String socket, Collection<?> payloads) {
		List<ZmqSendResult> results = new ArrayList<>(payloads.size());
		payloads.forEach((payload) -> results.add(message(payload).to(socket).send()));
		return results;
	}

	@Override
	protected void doSend(String socket, Message<?> message) {
		ZmqSendResult result = send(socket, message, sendSettings());
		if (result.outcome() == ZmqSendResult.Outcome.TIMED_OUT) {
			result.requireSent();
		}
	}

	ZmqSendResult send(MessageSpec spec) {
		String socket = socket(spec);
		return send(socket, convert(socket, spec), spec.settings(sendSettings()));
	}

	private ZmqSendResult send(String socket, Message<?> message, CallSettings settings) {
		ZmqTemplateInterceptor.Started started = startSending(socket, message);
		ZmqSendResult result;
		try {
			result = this.sender.send(socket, mapper(socket).fromMessage(started.message()), settings);
		}
		catch (RuntimeException | Error ex) {
			started.end().accept(null, ex);
			throw ex;
		}
		started.end().accept(result, null);
		return result;
	}

	CompletableFuture<ZmqSendResult> sendAsync(MessageSpec spec) {
		String socket = socket(spec);
		ZmqTemplateInterceptor.Started started = startSending(socket, convert(socket, spec));
		CompletableFuture<ZmqSendResult> result;
		try {
			result = this.sender.sendAsync(socket, mapper(socket).fromMessage(started.message()),
					spec.settings(sendSettings()));
		}
		catch (RuntimeException ex) {
			result = CompletableFuture.failedFuture(ex);
		}
		result.whenComplete(started.end());
		return result;
	}

	private ZmqTemplateInterceptor.Started startSending(String socket, Message<?> message) {
		SocketType type = this.registry.getDefinition(socket).type();
		SendingRules.requireSendable(socket, type, message);
		return this.interceptor.start(new ZmqTemplateInterceptor.Call(socket, type, false, message));
	}

	private CallSettings sendSettings() {
		return new CallSettings(this.sendTimeout, this.onFull, null);
	}

	@Override
	public <T> @Nullable T convertSendAndReceive(String socket, Object request, @Nullable Map<String, Object> headers,
			Class<T> targetClass, @Nullable MessagePostProcessor postProcessor) {
		Message<?> message = doConvert(request, withContentType(socket, headers), postProcessor);
		return convertReply(socket, exchange(socket, message, requestSettings()), ReplyType.of(targetClass));
	}

	@Override
	public <T> @Nullable T convertSendAndReceive(String socket, Object request, Class<T> replyType, Duration timeout) {
		return message(request).to(socket).timeout(timeout).request(replyType);
	}

	@Override
	public <T> @Nullable T convertSendAndReceive(String socket, Object request, ParameterizedTypeReference<T> replyType,
			Duration timeout) {
		return message(request).to(socket).timeout(timeout).request(replyType);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType) {
		return message(request).to(socket).requestAsync(replyType);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType,
			Duration timeout) {
		return message(request).to(socket).timeout(timeout).requestAsync(replyType);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(String socket, Object request,
			ParameterizedTypeReference<T> replyType, Duration timeout) {
		return message(request).to(socket).timeout(timeout).requestAsync(replyType);
	}

	<T> @Nullable T request(MessageSpec spec, ReplyType<T> replyType) {
		String socket = socket(spec);
		InboundMessage reply = exchange(socket, convert(socket, spec), spec.settings(requestSettings()));
		return convertReply(socket, reply, replyType);
	}

	<T> CompletableFuture<@Nullable T> requestAsync(MessageSpec spec, ReplyType<T> replyType) {
		String socket = socket(spec);
		ZmqTemplateInterceptor.Started started = startRequest(socket, convert(socket, spec));
		CompletableFuture<ZmqMessage> reply = exchangeAsync(socket, started.message(),
				spec.settings(requestSettings()));
		CompletableFuture<@Nullable T> result = reply.handleAsync((frames, error) -> {
			if (error != null) {
				throw new CompletionException(error);
			}
			return convertReply(socket, read(socket, frames), replyType);
		}, this.executor);
		result.whenComplete((value, error) -> {
			if (error instanceof CancellationException) {
				reply.cancel(false);
			}
			boolean wrapped = error instanceof CompletionException && error.getCause() != null;
			started.end().accept(null, wrapped ? error.getCause() : error);
		});
		return result;
	}

	@Override
	protected Message<?> doSendAndReceive(String socket, Message<?> request) {
		return mapper(socket).toMessage(exchange(socket, request, requestSettings()));
	}

	private CallSettings requestSettings() {
		return new CallSettings(this.replyTimeout, this.onFull, this.retryPolicy);
	}

	private ZmqTemplateInterceptor.Started startRequest(String socket, Message<?> request) {
		SocketType type = this.registry.getDefinition(socket).type();
		SendingRules.requireRequests(socket, type);
		return this.interceptor.start(new ZmqTemplateInterceptor.Call(socket, type, true, request));
	}

	private CompletableFuture<ZmqMessage> exchangeAsync(String socket, Message<?> request, CallSettings settings) {
		try {
			return this.channels.request(socket, mapper(socket).payload(request), settings);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private InboundMessage exchange(String socket, Message<?> request, CallSettings settings) {
		ZmqTemplateInterceptor.Started started = startRequest(socket, request);
		InboundMessage reply;
		try {
			reply = read(socket, Replies.await(socket, exchangeAsync(socket, started.message(), settings)));
		}
		catch (RuntimeException | Error ex) {
			started.end().accept(null, ex);
			throw ex;
		}
		started.end().accept(null, null);
		return reply;
	}

	private InboundMessage read(String socket, ZmqMessage reply) {
		InboundMessage inbound;
		try {
			inbound = mapper(socket).divideReply(reply);
		}
		catch (MalformedMessageException ex) {
			this.counters.replies().malformed().increment();
			throw ex;
		}
		ZmqProblem problem = ZmqProblem.parse(inbound.payload().get(0));
		if (problem != null) {
			throw new ZmqRemoteException(socket, problem);
		}
		return inbound;
	}

	private <T> @Nullable T convertReply(String socket, InboundMessage reply, ReplyType<T> target) {
		List<byte[]> payload = reply.payload();
		boolean empty = payload.size() == 1 && payload.get(0).length == 0;
		if (empty && !target.isRaw()) {
			return null;
		}
		return convertTo(mapper(socket).toMessage(reply), target);
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T convertTo(Message<?> message, ReplyType<T> target) {
		if (target.hint() != null && getMessageConverter() instanceof SmartMessageConverter converter) {
			T value = (T) converter.fromMessage(message, target.type(), target.hint());
			if (value == null) {
				throw new MessageConversionException(message,
						"No converter makes " + target.type().getName() + " of " + message.getHeaders());
			}
			return value;
		}
		return doConvert(message, target.type());
	}

	@Override
	protected @Nullable Message<?> doReceive(String socket) {
		return receive(socket, this.receiveTimeout);
	}

	@Override
	public @Nullable Message<?> receive(String socket, Duration timeout) {
		SendingRules.requireReceivable(socket, this.registry.getDefinition(socket).type());
		String owner = "receive of ZmqTemplate";
		this.registry.claimReceiver(socket, owner);
		try {
			ZmqMessage message = this.registry.getSocket(socket).tryReceive(timeout);
			return (message != null) ? mapper(socket).toMessage(mapper(socket).divide(message)) : null;
		}
		finally {
			this.registry.releaseReceiver(socket, owner);
		}
	}

	@Override
	public <T> @Nullable T receiveAndConvert(String socket, Class<T> type, Duration timeout) {
		Message<?> message = receive(socket, timeout);
		return (message != null) ? convertTo(message, ReplyType.of(type)) : null;
	}

	@Override
	public <T> @Nullable T receiveAndConvert(String socket, ParameterizedTypeReference<T> type, Duration timeout) {
		Message<?> message = receive(socket, timeout);
		return (message != null) ? convertTo(message, ReplyType.of(type)) : null;
	}

	private ZmqMessageMapper mapper(String socket) {
		return this.registry.getDefinition(socket).mapper();
	}

	private String socket(MessageSpec spec) {
		String socket = (spec.socket() != null) ? spec.socket() : getRequiredDefaultDestination();
		if (spec.headers().containsKey(ZmqHeaders.TOPIC)) {
			requirePublisher(socket);
		}
		return socket;
	}

	private Message<?> convert(String socket, MessageSpec spec) {
		Map<String, Object> headers = withContentType(socket, spec.headers());
		if (spec.payloads().size() == 1) {
			return doConvert(spec.payloads().get(0), headers, null);
		}
		List<byte[]> frames = new ArrayList<>();
		spec.payloads()
			.forEach((payload) -> frames.addAll(Replies.FRAMES.payload(doConvert(payload, headers, null)).frames()));
		return doConvert(frames, headers, null);
	}

	private @Nullable Map<String, Object> withContentType(String socket, @Nullable Map<String, Object> headers) {
		String contentType = mapper(socket).contentType();
		if (contentType == null || (headers != null && headers.containsKey(MessageHeaders.CONTENT_TYPE))) {
			return headers;
		}
		Map<String, Object> all = (headers != null) ? new HashMap<>(headers) : new HashMap<>();
		all.put(MessageHeaders.CONTENT_TYPE, contentType);
		return all;
	}

}
