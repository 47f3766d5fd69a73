package dev.zmq.boot.autoconfigure;

import java.util.concurrent.Executor;

import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.core.ZmqTemplateInterceptor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConverter;

/**
 * The template.
 */
@Configuration(proxyBeanMethods = false)
final class ZmqTemplateConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ZmqTemplateConfigurer zmqTemplateConfigurer(ZmqProperties properties, ZmqSocketRegistry sockets,
			@Qualifier(ZmqConverterConfiguration.BEAN_NAME) MessageConverter converter,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor,
			ObjectProvider<ZmqTemplateInterceptor> interceptor, ObjectProvider<ZmqTemplateCustomizer> customizers) {
		return new ZmqTemplateConfigurer(properties, sockets, converter, executor.getIfAvailable(), interceptor,
				customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean(ZmqOperations.class)
	ZmqTemplate zmqTemplate(ZmqSocketRegistry sockets, ZmqTemplateConfigurer configurer) {
		ZmqTemplate template = new ZmqTemplate(sockets);
		configurer.configure(template);
		return template;
	}

}
