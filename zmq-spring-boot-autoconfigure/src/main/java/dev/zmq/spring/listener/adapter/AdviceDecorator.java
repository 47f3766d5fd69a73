package dev.zmq.spring.listener.adapter;

import java.util.List;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageListener;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.framework.ProxyFactory;

/**
 * Calls interceptors around a listener. What they intercept is
 * {@link ZmqMessageListener#onMessage}, or {@link ZmqBatchMessageListener#onMessages} for
 * batches.
 *
 * @param chain the interceptors; the first is the outermost
 */
public record AdviceDecorator(List<MethodInterceptor> chain) implements ZmqListenerDecorator {

	/**
	 * Creates the record; the list is copied.
	 */
	public AdviceDecorator {
		chain = List.copyOf(chain);
	}

	@Override
	public ZmqMessageListener decorate(ZmqListenerInfo listener, ZmqMessageListener delegate) {
		return advise(ZmqMessageListener.class, delegate);
	}

	@Override
	public ZmqBatchMessageListener decorateBatch(ZmqListenerInfo listener, ZmqBatchMessageListener delegate) {
		return advise(ZmqBatchMessageListener.class, delegate);
	}

	private <T> T advise(Class<T> type, T delegate) {
		ProxyFactory proxies = new ProxyFactory();
		proxies.setInterfaces(type);
		proxies.setTarget(delegate);
		this.chain.forEach(proxies::addAdvice);
		return type.cast(proxies.getProxy(type.getClassLoader()));
	}

}
