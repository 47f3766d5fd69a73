package dev.zmq.boot.test.listener;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * The harness, and what it needs to know the arguments of methods.
 */
@Configuration(proxyBeanMethods = false)
public final class ZmqListenerTestConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static CurrentArguments zmqTestCurrentArguments() {
		return new CurrentArguments();
	}

	@Bean
	@ConditionalOnMissingBean
	ZmqListenerTestHarness zmqListenerTestHarness(CurrentArguments arguments) {
		return new ZmqListenerTestHarness(arguments);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ListenerBeanProxies zmqTestListenerBeanProxies(CurrentArguments arguments) {
		return new ListenerBeanProxies(arguments);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ListenerBeanProxies.Undo zmqTestListenerBeanProxiesUndo(ListenerBeanProxies proxies) {
		return new ListenerBeanProxies.Undo(proxies);
	}

}
