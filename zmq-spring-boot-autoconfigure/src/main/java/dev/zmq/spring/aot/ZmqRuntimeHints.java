package dev.zmq.spring.aot;

import dev.zmq.spring.annotation.ZmqHandler;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.annotation.ZmqListeners;
import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What reflection is used for beyond what Spring finds out itself: annotations of
 * listeners are merged with those that they stand on, which makes proxies of them.
 * Listener methods and their payloads need nothing here, as {@code @ZmqListener} is a
 * {@code @MessageMapping}. The engine uses no reflection.
 */
final class ZmqRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.proxies().registerJdkProxy(ZmqListener.class);
		hints.proxies().registerJdkProxy(ZmqListeners.class);
		hints.proxies().registerJdkProxy(ZmqHandler.class);
		// what an advice chain makes of listeners
		hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(ZmqMessageListener.class));
		hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(ZmqBatchMessageListener.class));
	}

}
