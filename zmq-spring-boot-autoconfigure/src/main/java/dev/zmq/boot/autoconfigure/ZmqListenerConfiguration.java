package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.annotation.EnableZmq;
import dev.zmq.spring.annotation.ZmqListenerAnnotationBeanPostProcessor;
import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageRecoverer;
import dev.zmq.spring.listener.ZmqWorkers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.validation.Validator;

/**
 * What methods annotated with {@code @ZmqListener} need.
 */
@Configuration(proxyBeanMethods = false)
final class ZmqListenerConfiguration {

	@Bean
	@ConditionalOnMissingBean(ZmqWorkers.Factory.class)
	@ConditionalOnThreading(Threading.PLATFORM)
	ZmqWorkers.Factory zmqWorkers() {
		return ZmqWorkers::platform;
	}

	@Bean(name = "zmqWorkers")
	@ConditionalOnMissingBean(ZmqWorkers.Factory.class)
	@ConditionalOnThreading(Threading.VIRTUAL)
	ZmqWorkers.Factory zmqVirtualWorkers() {
		return ZmqWorkers::virtual;
	}

	@Bean
	ListenerBeans zmqListenerBeans(ObjectProvider<Validator> validator,
			ObjectProvider<ZmqListenerErrorHandler> errorHandler, ObjectProvider<ZmqMessageRecoverer> recoverer,
			ObjectProvider<ZmqListenerDecorator> decorators,
			ObjectProvider<ZmqListenerContainerFactoryCustomizer> factoryCustomizers,
			ObjectProvider<ZmqListenerContainerCustomizer> containerCustomizers) {
		return new ListenerBeans(validator, errorHandler, recoverer, decorators, factoryCustomizers,
				containerCustomizers);
	}

	@Bean
	@ConditionalOnMissingBean
	ZmqListenerContainerFactoryConfigurer zmqListenerContainerFactoryConfigurer(ZmqProperties properties,
			ZmqSocketRegistry sockets, @Qualifier(ZmqConverterConfiguration.BEAN_NAME) MessageConverter converter,
			ZmqWorkers.Factory workersFactory, ListenerBeans beans, SocketSecurity security) {
		return new ZmqListenerContainerFactoryConfigurer(properties, sockets, converter, workersFactory, beans,
				security);
	}

	@Bean
	@ConditionalOnMissingBean(name = ZmqListenerAnnotationBeanPostProcessor.FACTORY_BEAN_NAME)
	DefaultZmqListenerContainerFactory zmqListenerContainerFactory(ZmqSocketRegistry sockets, ZmqOperations operations,
			ZmqListenerContainerFactoryConfigurer configurer) {
		DefaultZmqListenerContainerFactory factory = new DefaultZmqListenerContainerFactory(sockets, operations);
		configurer.configure(factory);
		return factory;
	}

	/** An application that has the annotation itself needs it only once. */
	@Configuration(proxyBeanMethods = false)
	@EnableZmq
	@ConditionalOnMissingBean(name = ZmqListenerAnnotationBeanPostProcessor.BEAN_NAME)
	static class EnableZmqConfiguration {

	}

}
