package dev.zmq.spring.annotation;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Executor;

import dev.zmq.spring.config.BatchOverrides;
import dev.zmq.spring.config.InlineSocket;
import dev.zmq.spring.config.ZmqHandlerMethod;
import dev.zmq.spring.config.ZmqListenerSettings;
import dev.zmq.spring.config.ZmqListenerSettingsBuilder;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import dev.zmq.spring.listener.adapter.AdviceDecorator;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * Makes settings of the attributes of {@link ZmqListener}.
 */
final class ListenerResolver {

	private final ConfigurableBeanFactory beanFactory;

	ListenerResolver(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Resolves the attributes of a listener.
	 * @param listener the annotation
	 * @param where the names of bean and method, which make an id
	 * @param alone whether there is no other listener there
	 * @param sendTo the name of the socket for results, or null
	 */
	ZmqListenerSettings resolve(ZmqListener listener, String where, boolean alone, @Nullable String sendTo) {
		AttributeResolver attributes = attributes(listener, where);
		ZmqListenerSettingsBuilder builder = begin(listener, where, alone, attributes);
		return builder.topics(attributes.texts(listener.topics()))
			.properties(attributes.properties("properties", listener.properties()))
			.concurrency(attributes.number("concurrency", listener.concurrency()))
			.autoStartup(attributes.bool("autoStartup", listener.autoStartup()))
			.shutdownTimeout(attributes.duration("gracefulShutdown", listener.gracefulShutdown()))
			.idleEventInterval(attributes.duration("idleEventInterval", listener.idleEventInterval()))
			.batch(batch(listener, attributes))
			.group(attributes.textOrNull(listener.containerGroup()))
			.sendTo(sendTo)
			.consumes(consumes(listener, attributes))
			.converter(attributes.bean("messageConverter", listener.messageConverter(), MessageConverter.class))
			.errorHandler(attributes.bean("errorHandler", listener.errorHandler(), ZmqListenerErrorHandler.class))
			.filter(attributes.bean("filter", listener.filter(), ZmqMessageFilter.class))
			.executor(attributes.bean("executor", listener.executor(), Executor.class))
			.decorators(advice(listener, attributes))
			.build();
	}

	AttributeResolver attributes(ZmqListener listener, String where) {
		return new AttributeResolver(this.beanFactory, "@ZmqListener on " + where);
	}

	private static ZmqListenerSettingsBuilder begin(ZmqListener listener, String where, boolean alone,
			AttributeResolver attributes) {
		String given = attributes.text(listener.id());
		String socket = attributes.text(listener.socket());
		String standard = where + ((alone || socket.isEmpty()) ? "" : "." + socket);
		String id = given.isEmpty() ? standard : given;
		InlineSocket inline = inline(listener, attributes);
		if (socket.isEmpty() == (inline == null)) {
			throw new IllegalStateException(
					attributes.where() + (socket.isEmpty() ? " has no socket" : " has two sockets")
							+ "; give it either the name of a socket, socket = \"…\","
							+ " or one of its own, type = … with bind or connect");
		}
		return (inline != null) ? ZmqListenerSettings.on(id, inline) : ZmqListenerSettings.on(id, socket);
	}

	private static @Nullable InlineSocket inline(ZmqListener listener, AttributeResolver attributes) {
		List<String> bind = attributes.texts(listener.bind());
		List<String> connect = attributes.texts(listener.connect());
		if (listener.type().length == 0 && bind.isEmpty() && connect.isEmpty()) {
			return null;
		}
		if (listener.type().length != 1 || (bind.isEmpty() && connect.isEmpty())) {
			throw new IllegalStateException(
					attributes.where() + " needs for a socket of its own one type, and bind or connect");
		}
		return new InlineSocket(listener.type()[0], bind, connect);
	}

	private static @Nullable BatchOverrides batch(ZmqListener listener, AttributeResolver attributes) {
		BatchOverrides batch = new BatchOverrides(attributes.number("batchSize", listener.batchSize()),
				attributes.duration("batchTimeout", listener.batchTimeout()));
		if (Boolean.TRUE.equals(attributes.bool("batch", listener.batch()))) {
			return batch;
		}
		if (batch.size() != null || batch.timeout() != null) {
			throw new IllegalStateException(attributes.where()
					+ " says how batches are, but wants none; set batch = \"true\", or leave out batchSize and"
					+ " batchTimeout");
		}
		return null;
	}

	private static @Nullable String consumes(ZmqListener listener, AttributeResolver attributes) {
		String text = attributes.textOrNull(listener.consumes());
		try {
			return (text != null) ? MimeTypeUtils.parseMimeType(text).toString() : null;
		}
		catch (InvalidMimeTypeException ex) {
			throw attributes.wrong("consumes", text, "a MIME type, such as application/json", ex);
		}
	}

	private static List<ZmqListenerDecorator> advice(ZmqListener listener, AttributeResolver attributes) {
		List<MethodInterceptor> chain = attributes.beans("adviceChain", MethodInterceptor.class,
				listener.adviceChain());
		return chain.isEmpty() ? List.of() : List.of(new AdviceDecorator(chain));
	}

	/**
	 * Finds where the results of a method go.
	 * @return the name of a socket, or null if neither method nor class say so
	 */
	@Nullable String sendTo(Method method) {
		String ofMethod = sendToOf(method);
		return (ofMethod != null) ? ofMethod : sendToOf(method.getDeclaringClass());
	}

	@Nullable String sendToOf(AnnotatedElement element) {
		SendTo sendTo = AnnotatedElementUtils.findMergedAnnotation(element, SendTo.class);
		if (sendTo == null) {
			return null;
		}
		List<String> names = new AttributeResolver(this.beanFactory, "@SendTo on " + element).texts(sendTo.value());
		if (names.size() != 1 || names.get(0).isEmpty()) {
			throw new IllegalStateException("@SendTo on " + element + " names " + names.size()
					+ " sockets; name the one socket that the result is sent to");
		}
		return names.get(0);
	}

	/** Resolves a handler of a class that is a listener. */
	ZmqHandlerMethod handler(ZmqHandler handler, Method method, Method invocable) {
		AttributeResolver attributes = new AttributeResolver(this.beanFactory,
				"@ZmqHandler on " + method.getDeclaringClass().getSimpleName() + "." + method.getName());
		return new ZmqHandlerMethod(invocable, attributes.texts(handler.topics()), handler.isDefault(),
				sendToOf(method));
	}

}
