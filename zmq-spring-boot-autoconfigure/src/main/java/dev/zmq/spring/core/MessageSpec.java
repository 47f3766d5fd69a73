package dev.zmq.spring.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.messaging.MessageHeaders;

/**
 * Collects what makes a message, and hands it to the template.
 */
final class MessageSpec implements ZmqMessageSpec {

	private final ZmqTemplate template;

	private final List<Object> payloads = new ArrayList<>();

	private final Map<String, Object> headers = new HashMap<>();

	private @Nullable String socket;

	private @Nullable Duration timeout;

	private @Nullable ZmqOnFull onFull;

	private @Nullable RetryPolicy retry;

	private boolean retrySet;

	MessageSpec(ZmqTemplate template, Object payload) {
		this.template = template;
		this.payloads.add(payload);
	}

	@Nullable String socket() {
		return this.socket;
	}

	List<Object> payloads() {
		return this.payloads;
	}

	Map<String, Object> headers() {
		return this.headers;
	}

	/** What the message says itself goes before what the template has. */
	CallSettings settings(CallSettings defaults) {
		return new CallSettings((this.timeout != null) ? this.timeout : defaults.timeout(),
				(this.onFull != null) ? this.onFull : defaults.onFull(), this.retrySet ? this.retry : defaults.retry());
	}

	@Override
	public ZmqMessageSpec to(String socket) {
		this.socket = socket;
		return this;
	}

	@Override
	public ZmqMessageSpec topic(String topic) {
		return header(ZmqHeaders.TOPIC, topic);
	}

	@Override
	public ZmqMessageSpec routingId(byte[] routingId) {
		return header(ZmqHeaders.ROUTING_ID, routingId);
	}

	@Override
	public ZmqMessageSpec frame(Object payload) {
		this.payloads.add(payload);
		return this;
	}

	@Override
	public ZmqMessageSpec header(String name, @Nullable Object value) {
		if (value != null) {
			this.headers.put(name, value);
		}
		else {
			this.headers.remove(name);
		}
		return this;
	}

	@Override
	public ZmqMessageSpec headers(Map<String, ?> headers) {
		headers.forEach(this::header);
		return this;
	}

	@Override
	public ZmqMessageSpec contentType(String contentType) {
		return header(MessageHeaders.CONTENT_TYPE, contentType);
	}

	@Override
	public ZmqMessageSpec timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	@Override
	public ZmqMessageSpec onFull(ZmqOnFull onFull) {
		this.onFull = onFull;
		return this;
	}

	@Override
	public ZmqMessageSpec retry(@Nullable RetryPolicy retry) {
		this.retry = retry;
		this.retrySet = true;
		return this;
	}

	@Override
	public ZmqSendResult send() {
		return this.template.send(this);
	}

	@Override
	public CompletableFuture<ZmqSendResult> sendAsync() {
		return this.template.sendAsync(this);
	}

	@Override
	public <T> @Nullable T request(Class<T> replyType) {
		return this.template.request(this, ReplyType.of(replyType));
	}

	@Override
	public <T> @Nullable T request(ParameterizedTypeReference<T> replyType) {
		return this.template.request(this, ReplyType.of(replyType));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> requestAsync(Class<T> replyType) {
		return this.template.requestAsync(this, ReplyType.of(replyType));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> requestAsync(ParameterizedTypeReference<T> replyType) {
		return this.template.requestAsync(this, ReplyType.of(replyType));
	}

}
