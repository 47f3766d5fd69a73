package dev.zmq.spring.listener.adapter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.validation.Validator;

/**
 * Gives a parameter the payload, converted and checked. An empty payload is null or an
 * empty {@code Optional} for a parameter that may be missing, and what it is for bytes
 * and texts; for all else it is invalid.
 */
final class PayloadArgumentResolver extends PayloadMethodArgumentResolver {

	private final MessageConverter converter;

	PayloadArgumentResolver(MessageConverter converter, @Nullable Validator validator) {
		super(converter, validator, true);
		this.converter = converter;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
		if (message.getPayload() instanceof byte[] bytes && bytes.length == 0) {
			if (parameter.getParameterType() == Optional.class) {
				return Optional.empty();
			}
			return isRequired(parameter) ? fromNothing(parameter, message) : null;
		}
		return super.resolveArgument(parameter, message);
	}

	private static boolean isRequired(MethodParameter parameter) {
		Payload payload = parameter.getParameterAnnotation(Payload.class);
		return (payload == null || payload.required()) && !parameter.isOptional();
	}

	/** No bytes are bytes, too, and an empty text is one; they are no JSON. */
	private @Nullable Object fromNothing(MethodParameter parameter, Message<?> message) throws Exception {
		Class<?> target = resolveTargetClass(parameter, message);
		if (RawTypes.contains(target)) {
			Object value = this.converter.fromMessage(message, target);
			validate(message, parameter, (value != null) ? value : message.getPayload());
			return (value != null) ? value : message.getPayload();
		}
		return super.resolveArgument(parameter, message);
	}

	/** Converts and checks the payload of one message of a batch. */
	Object element(BatchParameter parameter, Message<?> message) {
		Class<?> target = parameter.target();
		Object payload = message.getPayload();
		if (target != null && !target.isInstance(payload)) {
			payload = (this.converter instanceof SmartMessageConverter smart)
					? smart.fromMessage(message, target, parameter.payload())
					: this.converter.fromMessage(message, target);
			if (payload == null) {
				throw new MessageConversionException(message, "No converter makes a " + target.getName() + " of it");
			}
		}
		validate(message, parameter.parameter(), payload);
		return payload;
	}

}
