package dev.zmq.spring.listener.adapter;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;

/**
 * A method that may be meant by a message.
 *
 * @param spec what it says about itself
 * @param listener calls it
 * @param payload the parameter that gets the payload, or null if none does
 */
record HandlerCandidate(HandlerSpec spec, MethodListener listener, @Nullable MethodParameter payload) {

	CompletionStage<@Nullable Object> handle(Message<?> message) throws Exception {
		CompletionStage<@Nullable Object> result = this.listener.handle(message);
		Consumer<Object> sendTo = this.spec.sendTo();
		return (sendTo == null) ? result : result.thenApply((value) -> {
			if (value != null) {
				sendTo.accept(value);
			}
			return null;
		});
	}

	String name() {
		return this.spec.method().getName() + ((this.payload != null) ? "(" + type().toString() + ")" : "()");
	}

	/** The type that the payload is converted to, with its generics. */
	ResolvableType type() {
		if (this.payload == null) {
			return ResolvableType.NONE;
		}
		ResolvableType type = ResolvableType.forMethodParameter(this.payload.nestedIfOptional());
		return Message.class.isAssignableFrom(this.payload.getParameterType()) ? type.as(Message.class).getGeneric(0)
				: type;
	}

	/** Whether it takes every payload, so that the content cannot tell. */
	boolean takesAnything() {
		return RawTypes.contains(type().toClass());
	}

	boolean isOfType(String typeId) {
		Class<?> type = type().toClass();
		return !takesAnything() && (type.getName().equals(typeId) || type.getSimpleName().equals(typeId));
	}

	/**
	 * Tells how well a topic fits.
	 * @return the length of the longest prefix that does; -1 if none does
	 */
	int fit(@Nullable String topic) {
		List<String> topics = this.spec.topics();
		return (topic == null) ? -1
				: topics.stream().filter(topic::startsWith).mapToInt(String::length).max().orElse(-1);
	}

}
