package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * Calls a method of a bean for each message: arguments are converted from payload and
 * headers, and the result may be there at once or later (CompletableFuture, Mono, a
 * suspending function).
 */
public final class MethodListener implements ZmqMessageListener {

	private final ListenerMethod method;

	private final ZmqMessageMapper mapper;

	private final ResultAdapter results;

	/**
	 * Creates a listener.
	 * @param bean the bean
	 * @param method its method
	 * @param methods makes the method invocable
	 * @param mapper makes headers
	 * @param elements gets the values of a stream that the method returns one by one;
	 * null if there is nowhere to send them to
	 * @throws IllegalStateException if the method returns a stream, and there is nowhere
	 * to send its values to
	 */
	public MethodListener(Object bean, Method method, ListenerMethodFactory methods, ZmqMessageMapper mapper,
			@Nullable Consumer<Object> elements) {
		this.method = methods.create(bean, method);
		this.mapper = mapper;
		this.results = ResultAdapter.of(this.method, elements);
	}

	@Override
	public CompletionStage<@Nullable Object> onMessage(InboundMessage inbound) throws Exception {
		return handle(this.mapper.toMessage(inbound));
	}

	CompletionStage<@Nullable Object> handle(Message<?> message) throws Exception {
		return this.results.adapt(this.method.invoke(message));
	}

	ListenerMethod method() {
		return this.method;
	}

}
