package dev.zmq.boot.test.listener;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageListener;

import org.springframework.core.Ordered;

/**
 * Watches every listener of an application from outside everything else that wraps
 * listeners, without changing what they do. {@code @AutoConfigureZmqTest} makes it a
 * bean. Thread-safe.
 */
public final class ZmqListenerTestHarness implements ZmqListenerDecorator, Ordered {

	private final Map<String, ZmqListenerCapture> captures = new ConcurrentHashMap<>();

	private final CurrentArguments arguments;

	/**
	 * Creates a harness that knows messages, results and failures, but not the arguments
	 * of methods.
	 */
	public ZmqListenerTestHarness() {
		this(new CurrentArguments());
	}

	ZmqListenerTestHarness(CurrentArguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public ZmqMessageListener decorate(ZmqListenerInfo listener, ZmqMessageListener delegate) {
		return capturing(listener).around(delegate);
	}

	/**
	 * Watches a listener that gets batches.
	 * @param listener what the listener is
	 * @param delegate the listener, or what others have made of it
	 * @return what is called in its place
	 */
	public ZmqBatchMessageListener decorateBatch(ZmqListenerInfo listener, ZmqBatchMessageListener delegate) {
		return capturing(listener).aroundBatch(delegate);
	}

	private CapturingListener capturing(ZmqListenerInfo listener) {
		return new CapturingListener(this.captures.computeIfAbsent(listener.id(), ZmqListenerCapture::new),
				this.arguments);
	}

	/**
	 * Returns what a listener has done.
	 * @param id the id of the listener
	 * @return its capture, which goes on
	 * @throws IllegalArgumentException if there is no such listener
	 */
	public ZmqListenerCapture listener(String id) {
		ZmqListenerCapture capture = this.captures.get(id);
		if (capture == null) {
			throw new IllegalArgumentException("No listener '" + id + "' among " + getIds()
					+ "; the id is what @ZmqListener(id = …) says, or else <bean>.<method>");
		}
		return capture;
	}

	/**
	 * Returns the ids of all listeners.
	 * @return the ids, sorted
	 */
	public Set<String> getIds() {
		return new TreeSet<>(this.captures.keySet());
	}

	/**
	 * Forgets all invocations of all listeners.
	 */
	public void clear() {
		this.captures.values().forEach(ZmqListenerCapture::clear);
	}

	/** Outermost. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
