package dev.zmq.spring.listener.adapter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;

/**
 * Calls a method of a bean for each message: arguments are converted from payload and
 * headers, and the result may be there at once or later (CompletableFuture, Mono).
 */
public final class MethodListener implements ZmqMessageListener {

	private final InvocableHandlerMethod method;

	private final ZmqMessageMapper mapper;

	private final ResultAdapter results;

	/**
	 * Creates a listener.
	 * @param method the method, set up with what makes its arguments
	 * @param mapper makes headers
	 */
	public MethodListener(InvocableHandlerMethod method, ZmqMessageMapper mapper) {
		this.method = method;
		this.mapper = mapper;
		this.results = ResultAdapter.of(method.getReturnType().getParameterType());
	}

	@Override
	public CompletionStage<@Nullable Object> onMessage(InboundMessage inbound) throws Exception {
		Message<?> message = this.mapper.toMessage(inbound);
		Object result;
		try {
			result = this.method.invoke(message);
		}
		catch (MessagingException ex) {
			throw isAboutArguments(ex, message) ? new InvalidMessageException(ex) : ex;
		}
		return (result != null) ? this.results.adapt(result) : CompletableFuture.completedFuture(null);
	}

	/**
	 * A handler may have conversions of its own that fail: those are not about this
	 * message.
	 */
	private static boolean isAboutArguments(MessagingException error, Message<?> message) {
		return error.getFailedMessage() == message
				&& (error instanceof MessageConversionException || error instanceof MethodArgumentResolutionException);
	}

}
