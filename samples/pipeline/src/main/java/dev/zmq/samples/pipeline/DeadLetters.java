package dev.zmq.samples.pipeline;

import java.time.Duration;

import dev.zmq.boot.autoconfigure.ZmqListenerContainerFactoryConfigurer;
import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.SocketDeadLetterRecoverer;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;

/**
 * What becomes of jobs that fail: two more attempts, and then a socket of their own.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetters {

	@Bean
	DefaultZmqListenerContainerFactory zmqListenerContainerFactory(ZmqListenerContainerFactoryConfigurer configurer,
			ZmqSocketRegistry sockets, ZmqOperations zmq) {
		DefaultZmqListenerContainerFactory factory = new DefaultZmqListenerContainerFactory(sockets, zmq);
		configurer.configure(factory);
		RetryPolicy twice = RetryPolicy.builder().maxRetries(2).delay(Duration.ofMillis(100)).build();
		factory.setContainerDefaults((container) -> container.retry(twice));
		factory.setRecoverer(new SocketDeadLetterRecoverer(sockets, "dead-letters"));
		return factory;
	}

	/** The job itself is kept; this is instead of a stack trace in the log. */
	@Bean
	ZmqListenerErrorHandler trouble() {
		return (error) -> {
			System.out.printf("                   %s gives up: %s%n", error.socket(), error.cause().getMessage());
			return null;
		};
	}

}
