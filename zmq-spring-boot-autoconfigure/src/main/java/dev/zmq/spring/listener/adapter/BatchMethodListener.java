package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqBatchException;
import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Calls a method of a bean for each batch of messages. One that cannot be converted, or
 * is not valid, fails alone: the method gets the others.
 */
public final class BatchMethodListener implements ZmqBatchMessageListener {

	private final ListenerMethod method;

	private final ListenerMethodFactory methods;

	private final ZmqMessageMapper mapper;

	private final ResultAdapter results;

	private final BatchParameter parameter;

	/**
	 * Creates a listener.
	 * @param bean the bean
	 * @param method its method
	 * @param methods makes the method invocable
	 * @param mapper makes headers
	 * @param elements gets the values of a stream that the method returns one by one;
	 * null if there is nowhere to send them to
	 * @throws IllegalStateException if the method does not have just one list
	 */
	public BatchMethodListener(Object bean, Method method, ListenerMethodFactory methods, ZmqMessageMapper mapper,
			@Nullable Consumer<Object> elements) {
		this.method = methods.create(bean, method);
		this.methods = methods;
		this.mapper = mapper;
		this.results = ResultAdapter.of(this.method, elements);
		this.parameter = BatchParameter.of(this.method);
	}

	/**
	 * Tells whether a method is one for batches, by its parameter.
	 * @param method the method
	 * @return whether it has a list of messages
	 */
	public static boolean isMeantBy(Method method) {
		return BatchParameter.isMeantBy(method);
	}

	@Override
	public CompletionStage<@Nullable Object> onMessages(List<InboundMessage> messages) throws Exception {
		List<Object> batch = new ArrayList<>(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			try {
				batch.add(element(messages.get(i)));
			}
			catch (MessagingException | ConversionException ex) {
				throw ZmqBatchException.nothingHandled(i, new InvalidMessageException(ex));
			}
		}
		Message<?> whole = MessageBuilder.withPayload(batch).build();
		return this.results.adapt(this.method.invoke(whole, batch));
	}

	private Object element(InboundMessage inbound) {
		if (this.parameter.element() == BatchParameter.Element.WHOLE) {
			return inbound.message();
		}
		Message<?> message = this.mapper.toMessage(inbound);
		Object payload = this.methods.convert(this.parameter, message);
		if (this.parameter.element() == BatchParameter.Element.PAYLOAD) {
			return payload;
		}
		return (payload == message.getPayload()) ? message
				: MessageBuilder.createMessage(payload, message.getHeaders());
	}

}
