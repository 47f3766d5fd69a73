package dev.zmq.spring.support;

import java.io.IOException;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.util.MimeType;

/**
 * Converts payloads whose content type says that they are of a binary format, and no
 * others.
 */
final class BinaryMessageConverter extends AbstractMessageConverter {

	private final BinaryFormat format;

	BinaryMessageConverter(BinaryFormat format, MimeType... types) {
		super(types);
		this.format = format;
		setStrictContentTypeMatch(true);
	}

	@Override
	protected boolean supports(Class<?> type) {
		return this.format.supports(type);
	}

	@Override
	protected @Nullable Object convertFromInternal(Message<?> message, Class<?> target, @Nullable Object hint) {
		if (!(message.getPayload() instanceof byte[] bytes)) {
			return null;
		}
		try {
			return this.format.read(bytes, type(target, hint));
		}
		catch (IOException | JacksonException ex) {
			throw new MessageConversionException(message,
					"Could not read " + message.getHeaders().get(MessageHeaders.CONTENT_TYPE) + ": " + ex.getMessage(),
					ex);
		}
	}

	private static Type type(Class<?> target, @Nullable Object hint) {
		if (!(hint instanceof MethodParameter parameter)) {
			return target;
		}
		MethodParameter payload = parameter.nestedIfOptional();
		if (Message.class.isAssignableFrom(payload.getParameterType())) {
			payload = payload.nested();
		}
		return GenericTypeResolver.resolveType(payload.getNestedGenericParameterType(), payload.getContainingClass());
	}

	@Override
	protected Object convertToInternal(Object payload, @Nullable MessageHeaders headers, @Nullable Object hint) {
		try {
			return this.format.write(payload);
		}
		catch (IOException | JacksonException ex) {
			throw new MessageConversionException(
					"Could not write " + payload.getClass().getName() + ": " + ex.getMessage(), ex);
		}
	}

}
