package dev.zmq.spring.annotation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.zmq.spring.config.InlineSocket;
import dev.zmq.spring.config.ZmqListenerSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.annotation.SendTo;

/**
 * Resolves placeholders and expressions in the attributes of {@link ZmqListener}.
 */
final class ListenerResolver {

	private final ConfigurableBeanFactory beanFactory;

	ListenerResolver(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Resolves the attributes of a listener.
	 * @param alone whether the method has no other listener, so that bean and method make
	 * an id
	 */
	ZmqListenerSettings resolve(ZmqListener listener, String beanName, Method method, boolean alone) {
		String where = "@ZmqListener on " + beanName + "." + method.getName();
		String given = text(listener.id());
		String socket = text(listener.socket());
		String standard = beanName + "." + method.getName() + ((alone || socket.isEmpty()) ? "" : "." + socket);
		String id = given.isEmpty() ? standard : given;
		InlineSocket inline = inline(listener, where);
		if (socket.isEmpty() == (inline == null)) {
			throw new IllegalStateException(where + (socket.isEmpty() ? " has no socket" : " has two sockets")
					+ "; give it either the name of a socket, socket = \"…\","
					+ " or one of its own, type = … with bind or connect");
		}
		return new ZmqListenerSettings(id, (inline != null) ? id : socket, inline, texts(listener.topics()),
				number(text(listener.concurrency()), where), bool(text(listener.autoStartup()), where), sendTo(method));
	}

	private @Nullable InlineSocket inline(ZmqListener listener, String where) {
		List<String> bind = texts(listener.bind());
		List<String> connect = texts(listener.connect());
		if (listener.type().length == 0 && bind.isEmpty() && connect.isEmpty()) {
			return null;
		}
		if (listener.type().length != 1 || (bind.isEmpty() && connect.isEmpty())) {
			throw new IllegalStateException(where + " needs for a socket of its own one type, and bind or connect");
		}
		return new InlineSocket(listener.type()[0], bind, connect);
	}

	private @Nullable String sendTo(Method method) {
		SendTo sendTo = AnnotatedElementUtils.findMergedAnnotation(method, SendTo.class);
		if (sendTo == null) {
			sendTo = AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), SendTo.class);
		}
		if (sendTo == null) {
			return null;
		}
		List<String> names = texts(sendTo.value());
		if (names.size() != 1) {
			throw new IllegalStateException("@SendTo on " + method + " names " + names.size()
					+ " sockets; name the one socket that the result is sent to");
		}
		return names.get(0);
	}

	private static @Nullable Integer number(String text, String where) {
		try {
			return text.isEmpty() ? null : Integer.valueOf(text.trim());
		}
		catch (NumberFormatException ex) {
			throw new IllegalStateException(where + " has concurrency '" + text + "'; give it a number from 1", ex);
		}
	}

	private static @Nullable Boolean bool(String text, String where) {
		if (text.isEmpty()) {
			return null;
		}
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw new IllegalStateException(where + " has autoStartup '" + text + "'; give it true or false");
		}
		return Boolean.valueOf(text);
	}

	private String text(String value) {
		List<String> resolved = texts(value);
		return resolved.isEmpty() ? "" : resolved.get(0);
	}

	/** An expression may stand for several texts. */
	private List<String> texts(String... values) {
		List<String> texts = new ArrayList<>();
		for (String value : values) {
			add(evaluate(value), texts);
		}
		return texts;
	}

	private static void add(@Nullable Object value, List<String> texts) {
		if (value instanceof Collection<?> several) {
			several.forEach((each) -> add(each, texts));
		}
		else if (value instanceof Object[] several) {
			add(List.of(several), texts);
		}
		else if (value != null) {
			texts.add(value.toString());
		}
	}

	private @Nullable Object evaluate(String value) {
		String resolved = this.beanFactory.resolveEmbeddedValue(value);
		BeanExpressionResolver expressions = this.beanFactory.getBeanExpressionResolver();
		return (expressions != null) ? expressions.evaluate(resolved, new BeanExpressionContext(this.beanFactory, null))
				: resolved;
	}

}
