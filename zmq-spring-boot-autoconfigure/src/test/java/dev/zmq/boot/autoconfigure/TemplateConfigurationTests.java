package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import dev.zmq.spring.core.ZmqOnFull;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.core.ZmqTemplateInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class TemplateConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.work.type=PUSH", "zmq.sockets.work.bind=inproc://work");

	@Test
	void templateHasItsDefaults() {
		this.runner.run((context) -> assertThat(context.getBean(ZmqTemplate.class))
			.extracting("sendTimeout", "replyTimeout", "receiveTimeout", "onFull", "retryPolicy", "channels.maxPending",
					"sender.maxPending", "interceptor")
			.containsExactly(null, Duration.ofSeconds(5), Duration.ofSeconds(5), ZmqOnFull.BLOCK, null, 10_000, 10_000,
					ZmqTemplateInterceptor.NONE));
	}

	@Test
	void everyPropertyReachesTheTemplate() {
		this.runner.withPropertyValues("zmq.template.default-socket=work", "zmq.template.send-timeout=1s",
				"zmq.template.reply-timeout=2s", "zmq.template.receive-timeout=3s", "zmq.template.on-full=drop",
				"zmq.template.max-pending-requests=4", "zmq.template.max-pending-sends=5",
				"zmq.template.retry.enabled=true", "zmq.template.retry.max-retries=2", "zmq.template.retry.delay=10ms",
				"zmq.template.retry.multiplier=3", "zmq.template.retry.max-delay=20ms", "zmq.template.retry.jitter=1ms")
			.run((context) -> {
				ZmqTemplate template = context.getBean(ZmqTemplate.class);
				assertThat(template.getDefaultDestination()).isEqualTo("work");
				assertThat(template)
					.extracting("sendTimeout", "replyTimeout", "receiveTimeout", "onFull", "channels.maxPending",
							"sender.maxPending")
					.containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3),
							ZmqOnFull.DROP, 4, 5);
				assertThat(template).extracting("retryPolicy", type(RetryPolicy.class))
					.extracting(RetryPolicy::getBackOff, type(ExponentialBackOff.class))
					.satisfies((backOff) -> {
						assertThat(backOff.getMaxAttempts()).isEqualTo(2);
						assertThat(backOff.getInitialInterval()).isEqualTo(10);
						assertThat(backOff.getMultiplier()).isEqualTo(3);
						assertThat(backOff.getMaxInterval()).isEqualTo(20);
						assertThat(backOff.getJitter()).isOne();
					});
			});
	}

	@Test
	void minusOneRepeatsForAsLongAsItTakes() {
		BackOff backOff = RetrySettings.policy(-1, Duration.ofMillis(1), 1, Duration.ofMillis(1), Duration.ZERO)
			.getBackOff();
		BackOffExecution execution = backOff.start();
		for (int i = 0; i < 10_000; i++) {
			assertThat(execution.nextBackOff()).isOne();
		}
	}

	@Test
	void secondTemplateIsSetUpAsTheFirstAndCustomizersComeLastAndInOrder() {
		this.runner.withUserConfiguration(SecondTemplate.class)
			.withPropertyValues("zmq.template.reply-timeout=2s")
			.run((context) -> {
				assertThat(context.getBean(SecondTemplate.class).called).containsExactly("first", "second", "first",
						"second");
				assertThat(context.getBeansOfType(ZmqTemplate.class)).containsOnlyKeys("zmqTemplate", "secondTemplate");
				assertThat(context.getBean("secondTemplate")).extracting("replyTimeout", "receiveTimeout")
					.containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(9));
			});
	}

	@Test
	void templateOfTheApplicationReplacesTheOneOfTheStarter() {
		this.runner.withUserConfiguration(OwnTemplate.class)
			.run((context) -> assertThat(context).hasSingleBean(ZmqOperations.class)
				.getBean(ZmqOperations.class)
				.isSameAs(context.getBean("own")));
	}

	@Test
	void interceptorAndExecutorOfTheApplicationAreUsed() {
		ZmqTemplateInterceptor interceptor = ZmqTemplateInterceptor.NONE::start;
		this.runner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withBean(ZmqTemplateInterceptor.class, () -> interceptor)
			.run((context) -> assertThat(context.getBean(ZmqTemplate.class)).extracting("interceptor", "executor")
				.containsExactly(interceptor, context.getBean("applicationTaskExecutor", Executor.class)));
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondTemplate {

		final List<String> called = new ArrayList<>();

		@Bean(defaultCandidate = false)
		ZmqTemplate secondTemplate(ZmqSocketRegistry sockets, ZmqTemplateConfigurer configurer) {
			ZmqTemplate template = new ZmqTemplate(sockets);
			configurer.configure(template);
			return template;
		}

		@Bean
		@Order(2)
		ZmqTemplateCustomizer second() {
			return (template) -> {
				this.called.add("second");
				template.setReceiveTimeout(Duration.ofSeconds(9));
			};
		}

		@Bean
		@Order(1)
		ZmqTemplateCustomizer first() {
			return (template) -> {
				this.called.add("first");
				template.setReceiveTimeout(Duration.ofSeconds(8));
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTemplate {

		@Bean
		ZmqTemplate own(ZmqSocketRegistry sockets) {
			return new ZmqTemplate(sockets);
		}

	}

}
