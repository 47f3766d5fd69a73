package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.validation.Validator;

/**
 * Makes methods invocable with messages: sets up what makes their arguments. Thread-safe.
 */
public final class ListenerMethodFactory extends DefaultMessageHandlerMethodFactory {

	private final HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();

	private final PayloadArgumentResolver payloads;

	/**
	 * Creates a factory.
	 * @param converter converts payloads
	 * @param validator checks payloads that are annotated with {@code @Valid} or
	 * {@code @Validated}; null for no checks
	 * @param custom makes arguments that are nothing known to this factory, asked before
	 * a parameter is taken for the payload
	 * @param beanFactory resolves placeholders and expressions of default values, or null
	 */
	public ListenerMethodFactory(MessageConverter converter, @Nullable Validator validator,
			List<HandlerMethodArgumentResolver> custom, @Nullable BeanFactory beanFactory) {
		setMessageConverter(converter);
		if (beanFactory != null) {
			setBeanFactory(beanFactory);
		}
		this.payloads = new PayloadArgumentResolver(converter, validator);
		List<HandlerMethodArgumentResolver> all = new ArrayList<>(List.of(new FrameArgumentResolver(this.payloads),
				new WholeMessageArgumentResolver(), new FramesArgumentResolver(), new ContinuationArgumentResolver()));
		all.addAll(custom);
		all.add(this.payloads);
		setCustomArgumentResolvers(all);
		afterPropertiesSet();
		this.resolvers.addResolvers(initArgumentResolvers());
	}

	@Override
	public InvocableHandlerMethod createInvocableHandlerMethod(Object bean, Method method) {
		return create(bean, method);
	}

	ListenerMethod create(Object bean, Method method) {
		ListenerMethod invocable = new ListenerMethod(bean, method);
		invocable.setMessageMethodArgumentResolvers(this.resolvers);
		return invocable;
	}

	/**
	 * Finds the parameter that gets the payload: as it is, or in a message.
	 * @return the parameter, or null if there is none
	 */
	@Nullable MethodParameter payloadParameter(ListenerMethod method) {
		for (MethodParameter parameter : method.getMethodParameters()) {
			boolean known = this.resolvers.getResolvers()
				.stream()
				.filter((each) -> !(each instanceof PayloadMethodArgumentResolver))
				.anyMatch((each) -> each.supportsParameter(parameter));
			if (!known || hasPayload(parameter)) {
				return parameter;
			}
		}
		return null;
	}

	private static boolean hasPayload(MethodParameter parameter) {
		Class<?> payload = ResolvableType.forMethodParameter(parameter).as(Message.class).getGeneric(0).resolve();
		return payload != null && payload != Object.class;
	}

	/**
	 * Converts the payload of a message to what a handler takes.
	 * @return the message with the converted payload; the message itself if there is
	 * nothing to convert
	 * @throws org.springframework.messaging.MessagingException if the payload cannot be
	 * converted, or is not valid
	 */
	Message<?> convert(HandlerCandidate handler, Message<?> message) throws Exception {
		MethodParameter parameter = handler.payload();
		if (parameter == null) {
			return message;
		}
		if (Message.class.isAssignableFrom(parameter.getParameterType())) {
			return (Message<?>) Objects.requireNonNull(this.resolvers.resolveArgument(parameter, message));
		}
		Object value = this.payloads.resolveArgument(parameter, message);
		Object payload = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		return (payload != null) ? new ConvertedMessage<>(message, payload) : message;
	}

	/**
	 * Converts the payload of one message of a batch.
	 * @throws org.springframework.messaging.MessagingException if the payload cannot be
	 * converted, or is not valid
	 */
	Object convert(BatchParameter parameter, Message<?> message) {
		return this.payloads.element(parameter, message);
	}

}
