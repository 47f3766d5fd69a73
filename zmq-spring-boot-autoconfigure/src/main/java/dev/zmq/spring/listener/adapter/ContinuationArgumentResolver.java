package dev.zmq.spring.listener.adapter;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Leaves alone the last parameter of suspending Kotlin functions: calling them fills it
 * in.
 */
final class ContinuationArgumentResolver implements HandlerMethodArgumentResolver {

	private static final String CONTINUATION = "kotlin.coroutines.Continuation";

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return isContinuation(parameter);
	}

	static boolean isContinuation(MethodParameter parameter) {
		return CONTINUATION.equals(parameter.getParameterType().getName());
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return null;
	}

}
