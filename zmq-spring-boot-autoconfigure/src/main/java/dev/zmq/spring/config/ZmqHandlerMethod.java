package dev.zmq.spring.config;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One of several methods that share the messages of a listener.
 *
 * @param method the method, as it can be called on the bean
 * @param topics the topic prefixes that it handles; none for all
 * @param isDefault whether it gets what is for no other
 * @param sendTo the name of the socket that its results are sent to; null for what the
 * listener does with results
 */
public record ZmqHandlerMethod(Method method, List<String> topics, boolean isDefault, @Nullable String sendTo) {

	/**
	 * Creates the record; the topics are copied.
	 */
	public ZmqHandlerMethod {
		topics = List.copyOf(topics);
	}

}
