package dev.zmq.spring.listener.adapter;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Gives a {@code ZmqMessage} parameter the whole message, with envelope and topic.
 */
final class WholeMessageArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == ZmqMessage.class;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return message.getHeaders().get(ZmqHeaders.MESSAGE);
	}

}
