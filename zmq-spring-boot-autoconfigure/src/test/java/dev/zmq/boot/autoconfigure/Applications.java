package dev.zmq.boot.autoconfigure;

import java.time.Duration;

import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.listener.ZmqListenerContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that use the starter.
 */
final class Applications {

	/** How long to wait for what happens at once. */
	static final Duration SOON = Duration.ofSeconds(10);

	private Applications() {
	}

	static ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class,
					JacksonAutoConfiguration.class, ValidationAutoConfiguration.class, ZmqAutoConfiguration.class));
	}

	static ZmqTemplate template(AssertableApplicationContext context) {
		return context.getBean(ZmqTemplate.class);
	}

	static String address(AssertableApplicationContext context, String socket) {
		return "tcp://127.0.0.1:" + context.getEnvironment().getProperty("local.zmq." + socket + ".port");
	}

	static ZmqListenerContainer container(AssertableApplicationContext context, String id) {
		ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer(id);
		assertThat(container).isNotNull();
		return container;
	}

}
