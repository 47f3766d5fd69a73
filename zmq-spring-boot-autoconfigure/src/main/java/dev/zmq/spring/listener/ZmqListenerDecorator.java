package dev.zmq.spring.listener;

/**
 * Wraps listeners: to observe them, to advise them, to watch them in a test. Called once
 * per listener, when its container is made. Beans of this type are applied to every
 * listener; the first in their order is the outermost.
 */
@FunctionalInterface
public interface ZmqListenerDecorator {

	/**
	 * Wraps a listener.
	 * @param listener what the listener is
	 * @param delegate the listener, or what others have made of it
	 * @return what is called in its place; the delegate itself, to leave it alone. Its
	 * stage must complete when the delegate's does, or later.
	 */
	ZmqMessageListener decorate(ZmqListenerInfo listener, ZmqMessageListener delegate);

	/**
	 * Wraps a listener that gets batches.
	 * @param listener what the listener is
	 * @param delegate the listener, or what others have made of it
	 * @return what is called in its place; by default the delegate itself
	 */
	default ZmqBatchMessageListener decorateBatch(ZmqListenerInfo listener, ZmqBatchMessageListener delegate) {
		return delegate;
	}

}
