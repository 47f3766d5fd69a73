package dev.zmq.spring.listener.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Gives a parameter annotated with {@code @ZmqFrame(n)} one frame of the payload, in the
 * way in which others get the whole payload.
 */
final class FrameArgumentResolver implements HandlerMethodArgumentResolver {

	private final Map<MethodParameter, Integer> indexes = new ConcurrentHashMap<>();

	private final PayloadArgumentResolver payloads;

	FrameArgumentResolver(PayloadArgumentResolver payloads) {
		this.payloads = payloads;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return index(parameter).isPresent();
	}

	private static MergedAnnotation<FrameIndex> index(MethodParameter parameter) {
		return MergedAnnotations.from(parameter.getParameterAnnotations()).get(FrameIndex.class);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
		int index = this.indexes.computeIfAbsent(parameter, (each) -> index(each).getInt(MergedAnnotation.VALUE));
		List<byte[]> frames = PayloadFrames.of(message);
		if (index >= 0 && index < frames.size()) {
			return this.payloads.resolveArgument(parameter,
					MessageBuilder.createMessage(frames.get(index), message.getHeaders()));
		}
		if (parameter.getParameterType() == Optional.class) {
			return Optional.empty();
		}
		if (parameter.isOptional()) {
			return null;
		}
		throw new MethodArgumentResolutionException(message, parameter,
				"frame " + index + " is missing: the payload has frames 0 to " + (frames.size() - 1)
						+ "; make the parameter an Optional if others may leave it out");
	}

}
