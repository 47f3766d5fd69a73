package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.UnknownSocketException;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.BatchSettings;
import dev.zmq.spring.listener.ErrorReply;
import dev.zmq.spring.listener.SocketDeadLetterRecoverer;
import dev.zmq.spring.listener.StartupFailurePolicy;
import dev.zmq.spring.listener.ZmqContainerProperties;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageRecoverer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.ExponentialBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class ListenerConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
		.withUserConfiguration(Sink.class)
		.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in");

	private static ZmqContainerProperties container(ApplicationContext context) {
		Object container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("sink");
		return (ZmqContainerProperties) assertThat(container).extracting("properties").actual();
	}

	private static void assertBackOff(RetryPolicy policy, long retries, long delay, double multiplier, long maxDelay,
			long jitter) {
		assertThat(policy).isNotNull()
			.extracting(RetryPolicy::getBackOff, type(ExponentialBackOff.class))
			.extracting(ExponentialBackOff::getMaxAttempts, ExponentialBackOff::getInitialInterval,
					ExponentialBackOff::getMultiplier, ExponentialBackOff::getMaxInterval,
					ExponentialBackOff::getJitter)
			.containsExactly(retries, delay, multiplier, maxDelay, jitter);
	}

	@Test
	void containersHaveTheirDefaults() {
		this.runner.run((context) -> {
			ZmqContainerProperties container = container(context);
			assertThat(container.concurrency()).isOne();
			assertThat(container.maxInFlight()).isOne();
			assertThat(container.autoStartup()).isTrue();
			assertThat(container.shutdownTimeout()).hasSeconds(30);
			assertThat(container.idleEventInterval()).isNull();
			assertThat(container.retry()).isNull();
			assertThat(container.startupFailurePolicy()).isEqualTo(StartupFailurePolicy.STOP);
			assertThat(context.getBean(DefaultZmqListenerContainerFactory.class))
				.extracting("batchDefaults", "errorReply", "recoverer")
				.containsExactly(new BatchSettings(100, Duration.ofMillis(50)), ErrorReply.PROBLEM, null);
		});
	}

	@Test
	void everyPropertyReachesTheContainers() {
		this.runner.withPropertyValues("zmq.listener.auto-startup=false", "zmq.listener.concurrency=2",
				"zmq.listener.max-in-flight=3", "zmq.listener.idle-event-interval=4s",
				"zmq.listener.shutdown-timeout=5s", "zmq.listener.batch.size=6", "zmq.listener.batch.timeout=7ms",
				"zmq.listener.startup-failure-policy=retry", "zmq.listener.startup-retry.max-retries=8",
				"zmq.listener.startup-retry.delay=9ms", "zmq.listener.startup-retry.multiplier=3",
				"zmq.listener.startup-retry.max-delay=11ms", "zmq.listener.startup-retry.jitter=1ms",
				"zmq.listener.retry.enabled=true", "zmq.listener.retry.max-retries=12", "zmq.listener.retry.delay=13ms",
				"zmq.listener.retry.multiplier=2", "zmq.listener.retry.max-delay=14ms", "zmq.listener.retry.jitter=2ms",
				"zmq.listener.error-reply=empty")
			.run((context) -> {
				ZmqContainerProperties container = container(context);
				assertThat(container.autoStartup()).isFalse();
				assertThat(container.concurrency()).isEqualTo(2);
				assertThat(container.maxInFlight()).isEqualTo(3);
				assertThat(container.idleEventInterval()).hasSeconds(4);
				assertThat(container.shutdownTimeout()).hasSeconds(5);
				assertThat(container.startupFailurePolicy()).isEqualTo(StartupFailurePolicy.RETRY);
				assertBackOff(container.startupRetry(), 8, 9, 3, 11, 1);
				assertBackOff(container.retry(), 12, 13, 2, 14, 2);
				assertThat(context.getBean(DefaultZmqListenerContainerFactory.class))
					.extracting("batchDefaults", "errorReply")
					.containsExactly(new BatchSettings(6, Duration.ofMillis(7)), ErrorReply.EMPTY);
			});
	}

	@Test
	void messagesThatCannotBeHandledAreRetriedAndThenDeadLetters() {
		this.runner.withUserConfiguration(Failing.class)
			.withPropertyValues("zmq.sockets.work.type=PULL", "zmq.sockets.work.bind=inproc://work",
					"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://work", "zmq.sockets.dead.type=PUSH",
					"zmq.sockets.dead.bind=inproc://dead", "zmq.sockets.grave.type=PULL",
					"zmq.sockets.grave.connect=inproc://dead", "zmq.listener.dead-letter.socket=dead",
					"zmq.listener.dead-letter.timeout=3s", "zmq.listener.retry.enabled=true",
					"zmq.listener.retry.max-retries=2", "zmq.listener.retry.delay=1ms")
			.run((context) -> {
				ZmqOperations zmq = context.getBean(ZmqOperations.class);
				zmq.convertAndSend("out", "bad");
				assertThat(zmq.receiveAndConvert("grave", String.class)).isEqualTo("bad");
				assertThat(context.getBean(Failing.class).attempts).containsExactly("bad", "bad", "bad");
				assertThat(context.getBean(DefaultZmqListenerContainerFactory.class)).extracting("recoverer")
					.isInstanceOf(SocketDeadLetterRecoverer.class)
					.extracting("reasonFrame", "timeout")
					.containsExactly(false, Duration.ofSeconds(3));
			});
	}

	@Test
	void deadLettersNeedASocketThatExists() {
		this.runner.withPropertyValues("zmq.listener.dead-letter.socket=dead")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnknownSocketException.class)
				.hasMessageContaining("zmq.listener.dead-letter.socket"));
	}

	@Test
	void recovererAndErrorHandlerOfTheApplicationGoBeforeTheProperties() {
		ZmqMessageRecoverer recoverer = (error) -> {
		};
		ZmqListenerErrorHandler errorHandler = (error) -> null;
		this.runner.withBean(ZmqMessageRecoverer.class, () -> recoverer)
			.withBean(ZmqListenerErrorHandler.class, () -> errorHandler)
			.withPropertyValues("zmq.sockets.dead.type=PUSH", "zmq.sockets.dead.bind=inproc://dead",
					"zmq.listener.dead-letter.socket=dead")
			.run((context) -> assertThat(context.getBean(DefaultZmqListenerContainerFactory.class))
				.extracting("recoverer", "errorHandler")
				.containsExactly(recoverer, errorHandler));
	}

	@Test
	void customizersComeLastAndInOrderForEveryFactory() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("zmq.listener.error-reply=empty", "zmq.listener.max-in-flight=3")
			.run((context) -> {
				assertThat(context.getBean(Customizers.class).called).containsExactlyInAnyOrder("first", "second",
						"first", "second");
				assertThat(context.getBeansOfType(DefaultZmqListenerContainerFactory.class)).hasSize(2)
					.allSatisfy(
							(name, factory) -> assertThat(factory).extracting("errorReply").isEqualTo(ErrorReply.NONE));
				assertThat(container(context).maxInFlight()).isEqualTo(21);
			});
	}

	static class Sink {

		@ZmqListener(id = "sink", socket = "in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

	static class Failing {

		final List<String> attempts = new ArrayList<>();

		@ZmqListener(socket = "work")
		void handle(String text) {
			this.attempts.add(text);
			throw new IllegalStateException("cannot be handled");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		final List<String> called = new ArrayList<>();

		@Bean
		DefaultZmqListenerContainerFactory another(ZmqSocketRegistry sockets, ZmqOperations operations,
				ZmqListenerContainerFactoryConfigurer configurer) {
			DefaultZmqListenerContainerFactory factory = new DefaultZmqListenerContainerFactory(sockets, operations);
			configurer.configure(factory);
			return factory;
		}

		@Bean
		@Order(2)
		ZmqListenerContainerFactoryCustomizer second() {
			return (factory) -> {
				this.called.add("second");
				factory.setErrorReply(ErrorReply.NONE);
			};
		}

		@Bean
		@Order(1)
		ZmqListenerContainerFactoryCustomizer first() {
			return (factory) -> {
				this.called.add("first");
				factory.setErrorReply(ErrorReply.ERROR_FRAME);
			};
		}

		@Bean
		@Order(2)
		ZmqListenerContainerCustomizer secondContainer() {
			return (container) -> container.maxInFlight(21);
		}

		@Bean
		@Order(1)
		ZmqListenerContainerCustomizer firstContainer() {
			return (container) -> container.maxInFlight(20);
		}

	}

}
