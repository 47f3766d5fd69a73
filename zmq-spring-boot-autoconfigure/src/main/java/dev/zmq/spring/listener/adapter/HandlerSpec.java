package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One of several methods that share the messages of a listener.
 *
 * @param method the method, as it can be called on the bean
 * @param topics the topic prefixes that it handles; none for all
 * @param fallback whether it gets what is for no other
 * @param sendTo gets its results, in place of the listener's own way with them; null for
 * that
 */
public record HandlerSpec(Method method, List<String> topics, boolean fallback, @Nullable Consumer<Object> sendTo) {

	/**
	 * Creates the record; the topics are copied.
	 */
	public HandlerSpec {
		topics = List.copyOf(topics);
	}

}
