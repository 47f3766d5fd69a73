package dev.zmq.spring.core;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqHeaders;
import dev.zmq.spring.support.ZmqMessageConverters;
import dev.zmq.spring.support.ZmqMessageMapper;
import dev.zmq.spring.support.ZmqProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.core.AbstractMessagingTemplate;
import org.springframework.messaging.core.MessagePostProcessor;

/**
 * Sends and requests through named sockets. An application needs one; it is safe from
 * every thread once it is set up.
 * <p>
 * Requests to a DEALER or REQ are pipelined: they share one socket, do not wait for each
 * other, and each has a time limit of its own. A reply that comes after its request has
 * timed out is dropped and counted, see {@link #getLateReplies()}.
 */
public final class ZmqTemplate extends AbstractMessagingTemplate<String> implements ZmqOperations {

	private final ZmqSocketRegistry registry;

	private final RequestChannels channels;

	private Duration replyTimeout = Duration.ofSeconds(5);

	private Duration receiveTimeout = Duration.ofSeconds(5);

	private Executor executor = ForkJoinPool.commonPool();

	/**
	 * Creates a template that converts nothing but texts and bytes.
	 * @param registry the sockets
	 */
	public ZmqTemplate(ZmqSocketRegistry registry) {
		this.registry = registry;
		this.channels = new RequestChannels(registry);
		setMessageConverter(ZmqMessageConverters.of(List.of()));
	}

	/**
	 * Sets how long requests wait for their reply if they do not say it themselves.
	 * @param replyTimeout how long, 5 s by default; negative for as long as it takes
	 */
	public void setReplyTimeout(Duration replyTimeout) {
		this.replyTimeout = replyTimeout;
	}

	/**
	 * Sets how long {@code receive} and {@code receiveAndConvert} wait for a message.
	 * @param receiveTimeout how long, 5 s by default; negative for as long as it takes
	 */
	public void setReceiveTimeout(Duration receiveTimeout) {
		this.receiveTimeout = receiveTimeout;
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
	 * Returns how many requests wait for their reply.
	 * @return how many at present
	 */
	public int getPendingRequests() {
		return this.channels.pending();
	}

	/**
	 * Returns how many replies came when nobody waited for them any more.
	 * @return how many so far, over the sockets that are open
	 */
	public long getLateReplies() {
		return this.channels.unmatched();
	}

	@Override
	public void publish(String socket, String topic, Object payload) {
		SocketType type = this.registry.getDefinition(socket).type();
		if (type != SocketType.PUB && type != SocketType.XPUB) {
			throw new SocketTypeMismatchException(socket, type, "publishing under a topic",
					"make it a PUB or an XPUB, or use convertAndSend");
		}
		convertAndSend(socket, payload, Map.of(ZmqHeaders.TOPIC, topic));
	}

	@Override
	public void convertAndSend(String socket, Object payload, @Nullable Map<String, Object> headers,
			@Nullable MessagePostProcessor postProcessor) {
		super.convertAndSend(socket, payload, withContentType(socket, headers), postProcessor);
	}

	@Override
	public <T> @Nullable T convertSendAndReceive(String socket, Object request, @Nullable Map<String, Object> headers,
			Class<T> targetClass, @Nullable MessagePostProcessor postProcessor) {
		Message<?> message = doConvert(request, withContentType(socket, headers), postProcessor);
		return convertReply(socket, exchange(socket, message, this.replyTimeout), targetClass);
	}

	@Override
	public <T> @Nullable T convertSendAndReceive(String socket, Object request, Class<T> replyType, Duration timeout) {
		Message<?> message = doConvert(request, withContentType(socket, null), null);
		return convertReply(socket, exchange(socket, message, timeout), replyType);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType) {
		return request(socket, request, replyType, this.replyTimeout);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(String socket, Object request, Class<T> replyType,
			Duration timeout) {
		Message<?> message = doConvert(request, withContentType(socket, null), null);
		RequestChannel channel = this.channels.get(socket);
		CompletableFuture<ZmqMessage> reply = channel.request(mapper(socket).payload(message), timeout);
		CompletableFuture<@Nullable T> result = reply.handleAsync((frames, error) -> {
			if (error != null) {
				throw new CompletionException(channel.failure(error, timeout));
			}
			return convertReply(socket, frames, replyType);
		}, this.executor);
		result.whenComplete((value, error) -> {
			if (error instanceof CancellationException) {
				reply.cancel(false);
			}
		});
		return result;
	}

	@Override
	protected void doSend(String socket, Message<?> message) {
		SocketType type = this.registry.getDefinition(socket).type();
		requireSendable(socket, type, message);
		this.registry.getSocket(socket).send(mapper(socket).fromMessage(message));
	}

	private static void requireSendable(String socket, SocketType type, Message<?> message) {
		switch (type) {
			case SUB, PULL -> throw new SocketTypeMismatchException(socket, type, "sending",
					"send on the type that goes with it, a " + ((type == SocketType.SUB) ? "PUB" : "PUSH"));
			case REP -> throw new SocketTypeMismatchException(socket, type, "sending",
					"reply by returning a value from a @ZmqListener method");
			case REQ -> throw new SocketTypeMismatchException(socket, type, "sending without a reply",
					"use convertSendAndReceive or request");
			case ROUTER, STREAM -> {
				if (!message.getHeaders().containsKey(ZmqHeaders.ROUTING_ID)
						&& !(message.getPayload() instanceof ZmqMessage)) {
					throw new SocketTypeMismatchException(socket, type, "sending to nobody in particular",
							"name the receiver by the header " + ZmqHeaders.ROUTING_ID);
				}
			}
			default -> {
				// the others send to whom they are connected to
			}
		}
	}

	@Override
	protected @Nullable Message<?> doReceive(String socket) {
		SocketType type = this.registry.getDefinition(socket).type();
		if (!type.canReceive()) {
			throw new SocketTypeMismatchException(socket, type, "receiving",
					"receive on the type that goes with it, a " + ((type == SocketType.PUB) ? "SUB" : "PULL"));
		}
		String owner = "receive of ZmqTemplate";
		this.registry.claimReceiver(socket, owner);
		try {
			ZmqMessage message = this.registry.getSocket(socket).tryReceive(this.receiveTimeout);
			return (message != null) ? mapper(socket).toMessage(mapper(socket).divide(message)) : null;
		}
		finally {
			this.registry.releaseReceiver(socket, owner);
		}
	}

	@Override
	protected Message<?> doSendAndReceive(String socket, Message<?> request) {
		ZmqMessage reply = exchange(socket, request, this.replyTimeout);
		return mapper(socket).toMessage(mapper(socket).divideReply(reply));
	}

	private ZmqMessage exchange(String socket, Message<?> request, Duration timeout) {
		RequestChannel channel = this.channels.get(socket);
		CompletableFuture<ZmqMessage> reply = channel.request(mapper(socket).payload(request), timeout);
		try {
			return reply.get();
		}
		catch (InterruptedException ex) {
			reply.cancel(false);
			Thread.currentThread().interrupt();
			throw new ZmqInterruptedException("Interrupted while waiting for a reply on socket '" + socket + "'", ex);
		}
		catch (ExecutionException ex) {
			throw channel.failure((ex.getCause() != null) ? ex.getCause() : ex, timeout);
		}
	}

	private <T> @Nullable T convertReply(String socket, ZmqMessage reply, Class<T> target) {
		InboundMessage inbound = mapper(socket).divideReply(reply);
		List<byte[]> payload = inbound.payload();
		ZmqProblem problem = ZmqProblem.parse(payload.get(0));
		if (problem != null) {
			throw new ZmqRemoteException(socket, problem);
		}
		boolean empty = payload.size() == 1 && payload.get(0).length == 0;
		if (empty && target != byte[].class && target != String.class && target != ZmqMessage.class) {
			return null;
		}
		return doConvert(mapper(socket).toMessage(inbound), target);
	}

	private ZmqMessageMapper mapper(String socket) {
		return this.registry.getDefinition(socket).mapper();
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
