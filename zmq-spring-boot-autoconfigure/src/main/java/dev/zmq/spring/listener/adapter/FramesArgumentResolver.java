package dev.zmq.spring.listener.adapter;

import java.util.List;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Gives a {@code List<byte[]>} parameter the frames of the payload, without envelope and
 * topic, also if there is only one.
 */
final class FramesArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == List.class
				&& ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve() == byte[].class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return PayloadFrames.of(message);
	}

}
