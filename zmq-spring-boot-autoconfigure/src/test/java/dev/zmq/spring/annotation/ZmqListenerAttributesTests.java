package dev.zmq.spring.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import dev.zmq.option.SocketType;
import dev.zmq.spring.config.BatchOverrides;
import dev.zmq.spring.config.InlineSocket;
import dev.zmq.spring.config.ZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqListenerSettings;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import dev.zmq.spring.listener.adapter.AdviceDecorator;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.handler.annotation.SendTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * What the attributes of {@link ZmqListener} become, and what is said about those that
 * make no sense.
 */
class ZmqListenerAttributesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Recording.class);

	@Test
	void everyAttributeTakesPlaceholdersAndExpressions() {
		this.runner.withBean("all", All.class)
			.withPropertyValues("id=orders", "socket=in", "topics=EUR,USD", "concurrency=4", "auto=false", "hwm=10",
					"type=application/cbor", "handler=errors", "filter=accepted", "executor=workers", "converter=texts",
					"advice=traced", "batch=true", "size=20", "timeout=200ms", "idle=30s", "group=night", "grace=5s",
					"out=results")
			.run((context) -> {
				ZmqListenerSettings settings = context.getBean(Recording.class).settings("orders");
				assertThat(settings.socket()).isEqualTo("in");
				assertThat(settings.inlineSocket()).isNull();
				assertThat(settings.topics()).containsExactly("EUR", "USD", "GBP");
				assertThat(settings.concurrency()).isEqualTo(4);
				assertThat(settings.autoStartup()).isFalse();
				assertThat(settings.properties()).containsExactlyInAnyOrderEntriesOf(
						Map.of("receive-high-water-mark", "10", "linger", "1s", "max-in-flight", "7"));
				assertThat(settings.consumes()).isEqualTo("application/cbor");
				assertThat(settings.errorHandler()).isSameAs(context.getBean("errors"));
				assertThat(settings.filter()).isSameAs(context.getBean("accepted"));
				assertThat(settings.executor()).isSameAs(context.getBean("workers"));
				assertThat(settings.converter()).isSameAs(context.getBean("texts"));
				assertThat(settings.decorators())
					.containsExactly(new AdviceDecorator(List.of(context.getBean("traced", MethodInterceptor.class),
							context.getBean("timed", MethodInterceptor.class))));
				assertThat(settings.batch()).isEqualTo(new BatchOverrides(20, Duration.ofMillis(200)));
				assertThat(settings.idleEventInterval()).isEqualTo(Duration.ofSeconds(30));
				assertThat(settings.group()).isEqualTo("night");
				assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(5));
				assertThat(settings.sendTo()).isEqualTo("results");
			});
	}

	@Test
	void whatIsNotSaidIsLeftToTheFactory() {
		this.runner.withBean("plain", Plain.class)
			.run((context) -> assertThat(context.getBean(Recording.class).settings("plain.handle"))
				.isEqualTo(ZmqListenerSettings.on("plain.handle", "in").build()));
	}

	@Test
	void annotationOfItsOwnSetsAttributesByAlias() {
		this.runner.withBean("composed", Composed.class).run((context) -> {
			ZmqListenerSettings settings = context.getBean(Recording.class).settings("feed");
			assertThat(settings.inlineSocket()).isEqualTo(InlineSocket.connected(SocketType.SUB, "tcp://feed:5556"));
			assertThat(settings.topics()).containsExactly("EUR");
		});
	}

	@Test
	void repeatedListenersGetIdsByTheirSockets() {
		this.runner.withBean("several", Several.class)
			.run((context) -> assertThat(context.getBean(Recording.class).endpoints)
				.containsOnlyKeys("several.handle.a", "several.handle.b", "several.c", "several.d"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					concurrency=many    | has concurrency 'many'; give it a number from 1
					concurrency=0       | has concurrency '0'; give it a number from 1
					auto=maybe          | has autoStartup 'maybe'; give it true or false
					idle=soon           | has idleEventInterval 'soon'; give it a duration, such as 500ms or 10s
					grace=-1s           | has gracefulShutdown '-1s'; give it a duration that is not negative
					type=json           | has consumes 'json'; give it a MIME type, such as application/json
					hwm=                | has properties 'no-value'; give it name=value
					filter=errors       | has filter 'errors'; give it the name of a bean of type dev.zmq.spring.listener.ZmqMessageFilter, one of [accepted]
					handler=nobody      | has errorHandler 'nobody'; give it the name of a bean of type dev.zmq.spring.listener.ZmqListenerErrorHandler, one of [errors]
					factory=texts       | has containerFactory 'texts'; give it the name of a bean of type dev.zmq.spring.config.ZmqListenerContainerFactory, one of [zmqListenerContainerFactory]
					size=20             | says how batches are, but wants none; set batch = "true"
					out=a,b             | names 2 sockets; name the one socket that the result is sent to
					""")
	void attributeThatMakesNoSenseStopsTheApplication(String property, String message) {
		this.runner.withBean("checked", Checked.class)
			.withPropertyValues(property.trim())
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining(message)
				.satisfies((failure) -> assertThat(failure.getMessage()).containsIgnoringCase("checked.handle")));
	}

	@Test
	void classWithoutHandlersStopsTheApplication() {
		this.runner.withBean(NoHandlers.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(
						"NoHandlers is annotated with @ZmqListener and has no method with @ZmqHandler; annotate"));
	}

	@Test
	void handlersWithoutListenerStopTheApplication() {
		this.runner.withBean(NoListener.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(
						"NoListener has methods with @ZmqHandler and is not annotated with @ZmqListener"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableZmq
	static class Recording {

		final Map<String, ZmqListenerEndpoint> endpoints = new ConcurrentHashMap<>();

		ZmqListenerSettings settings(String id) {
			assertThat(this.endpoints).containsKey(id);
			return this.endpoints.get(id).settings();
		}

		@Bean
		ZmqListenerContainerFactory zmqListenerContainerFactory() {
			ZmqListenerContainerFactory factory = mock();
			given(factory.createContainer(any())).willAnswer((invocation) -> {
				ZmqListenerEndpoint endpoint = invocation.getArgument(0);
				this.endpoints.put(endpoint.settings().id(), endpoint);
				ZmqListenerContainer container = mock();
				willAnswer((stop) -> {
					stop.<Runnable>getArgument(0).run();
					return null;
				}).given(container).stop(any());
				return container;
			});
			return factory;
		}

		@Bean
		ZmqListenerErrorHandler errors() {
			return (error) -> null;
		}

		@Bean
		ZmqMessageFilter accepted() {
			return (message) -> true;
		}

		@Bean
		Executor workers() {
			return new SyncTaskExecutor();
		}

		@Bean
		MessageConverter texts() {
			return new StringMessageConverter();
		}

		@Bean
		MethodInterceptor traced() {
			return (invocation) -> invocation.proceed();
		}

		@Bean
		MethodInterceptor timed() {
			return (invocation) -> invocation.proceed();
		}

	}

	static class All {

		@ZmqListener(id = "${id}", socket = "#{'${socket}'}", topics = { "#{'${topics}'.split(',')}", "GBP" },
				concurrency = "#{${concurrency}}", autoStartup = "${auto}",
				properties = { "receive-high-water-mark=${hwm}\nlinger = 1s", "max-in-flight=7" }, consumes = "${type}",
				errorHandler = "${handler}", filter = "#{@accepted}", executor = "${executor}",
				messageConverter = "${converter}", adviceChain = { "${advice}", "timed" }, batch = "${batch}",
				batchSize = "${size}", batchTimeout = "${timeout}", idleEventInterval = "${idle}",
				containerGroup = "${group}", gracefulShutdown = "${grace}")
		@SendTo("${out}")
		String handle(String text) {
			return text;
		}

	}

	static class Plain {

		@ZmqListener(socket = "in")
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

	static class Checked {

		@ZmqListener(id = "checked", socket = "in", concurrency = "${concurrency:}", autoStartup = "${auto:}",
				properties = "#{environment.containsProperty('hwm') ? 'no-value' : ''}", consumes = "${type:}",
				errorHandler = "${handler:}", filter = "${filter:}", containerFactory = "${factory:}",
				batchSize = "${size:}", idleEventInterval = "${idle:}", gracefulShutdown = "${grace:}")
		@SendTo("#{'${out:out}'.split(',')}")
		String handle(String text) {
			return text;
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@ZmqListener(type = SocketType.SUB, connect = "tcp://feed:5556")
	@interface Feed {

		@AliasFor(annotation = ZmqListener.class)
		String id();

		@AliasFor(annotation = ZmqListener.class, attribute = "topics")
		String[] currencies();

	}

	static class Composed {

		@Feed(id = "feed", currencies = "EUR")
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

	@ZmqListener(socket = "c")
	@ZmqListener(socket = "d")
	static class Several {

		@ZmqListener(socket = "a")
		@ZmqListener(socket = "b")
		void handle(String text) {
			assertThat(text).isNotNull();
		}

		@ZmqHandler
		void number(Integer number) {
			assertThat(number).isNotNull();
		}

	}

	@ZmqListener(socket = "in")
	static class NoHandlers {

		void handle(@Nullable String text) {
			assertThat(text).isNotNull();
		}

	}

	static class NoListener {

		@ZmqHandler
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

}
