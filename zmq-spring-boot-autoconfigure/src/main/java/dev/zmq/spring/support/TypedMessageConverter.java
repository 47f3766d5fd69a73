package dev.zmq.spring.support;

import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * Converts to the type that a message names if a handler takes something more general,
 * such as an interface, and names the type of what is sent.
 */
final class TypedMessageConverter implements SmartMessageConverter {

	private final SmartMessageConverter delegate;

	private final ZmqTypeMapper types;

	private final boolean send;

	TypedMessageConverter(SmartMessageConverter delegate, ZmqTypeMapper types, boolean send) {
		this.delegate = delegate;
		this.types = types;
		this.send = send;
	}

	@Override
	public @Nullable Object fromMessage(Message<?> message, Class<?> target) {
		return fromMessage(message, target, null);
	}

	@Override
	public @Nullable Object fromMessage(Message<?> message, Class<?> target, @Nullable Object hint) {
		Class<?> named = named(message, target);
		if (named == null || named == target || !target.isAssignableFrom(named)) {
			return this.delegate.fromMessage(message, target, hint);
		}
		return this.delegate.fromMessage(message, named, null);
	}

	/** A final class can be nothing else, whatever the message says. */
	private @Nullable Class<?> named(Message<?> message, Class<?> target) {
		if (!this.types.isEnabled() || Modifier.isFinal(target.getModifiers())) {
			return null;
		}
		Object typeId = message.getHeaders().get(ZmqHeaders.TYPE_ID);
		return (typeId instanceof String id) ? this.types.toClass(id) : null;
	}

	@Override
	public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
		return toMessage(payload, headers, null);
	}

	@Override
	public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers, @Nullable Object hint) {
		String typeId = this.send ? this.types.toTypeId(payload.getClass()) : null;
		if (typeId == null || (headers != null && headers.containsKey(ZmqHeaders.TYPE_ID))) {
			return this.delegate.toMessage(payload, headers, hint);
		}
		MessageHeaderAccessor accessor = new MessageHeaderAccessor();
		accessor.copyHeaders(headers);
		accessor.setHeader(ZmqHeaders.TYPE_ID, typeId);
		return this.delegate.toMessage(payload, accessor.getMessageHeaders(), hint);
	}

}
