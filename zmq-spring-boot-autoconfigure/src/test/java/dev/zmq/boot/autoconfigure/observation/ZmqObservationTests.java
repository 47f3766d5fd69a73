package dev.zmq.boot.autoconfigure.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqRemoteException;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.observation.DefaultZmqListenerObservationConvention;
import dev.zmq.spring.observation.DefaultZmqSendObservationConvention;
import dev.zmq.spring.observation.ZmqListenerContext;
import dev.zmq.spring.observation.ZmqListenerObservationConvention;
import dev.zmq.spring.observation.ZmqObservationDecorator;
import dev.zmq.spring.observation.ZmqObservationInterceptor;
import dev.zmq.spring.observation.ZmqRequestContext;
import dev.zmq.spring.observation.ZmqSendContext;
import dev.zmq.spring.observation.ZmqSendObservationConvention;
import dev.zmq.spring.support.InboundMessage;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ZmqObservationTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final Queue<Observation.Context> stopped = new ConcurrentLinkedQueue<>();

	private final ApplicationContextRunner plain = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqObservationAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.service.type=REP", "zmq.sockets.service.bind=inproc://observed-service",
				"zmq.sockets.client.type=DEALER", "zmq.sockets.client.connect=inproc://observed-service",
				"zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://observed-pipe", "zmq.sockets.in.type=PULL",
				"zmq.sockets.in.connect=inproc://observed-pipe", "zmq.listener.shutdown-timeout=100ms",
				"zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=inproc://observed-prices")
		.withBean(Service.class);

	private final ApplicationContextRunner runner = this.plain.withBean(ObservationRegistry.class, () -> this.registry)
		.withPropertyValues("zmq.listener.observation-enabled=true", "zmq.template.observation-enabled=true");

	ZmqObservationTests() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				ZmqObservationTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	private static ZmqTemplate template(ApplicationContext context) {
		return context.getBean(ZmqTemplate.class);
	}

	private TestObservationRegistryAssert observed() {
		return TestObservationRegistryAssert.assertThat(this.registry);
	}

	@Test
	void requestAndItsHandlingAreObserved() {
		this.runner.run((context) -> {
			assertThat(template(context).convertSendAndReceive("client", "hello", String.class)).isEqualTo("HELLO");
			await().untilAsserted(() -> observed().hasNumberOfObservationsWithNameEqualTo("zmq.listener", 1)
				.hasObservationWithNameEqualTo("zmq.listener")
				.that()
				.hasBeenStopped());
			observed().hasObservationWithNameEqualTo("zmq.template.request")
				.that()
				.hasBeenStopped()
				.hasContextualNameEqualTo("request client")
				.hasLowCardinalityKeyValue("messaging.system", "zeromq")
				.hasLowCardinalityKeyValue("messaging.operation.name", "request")
				.hasLowCardinalityKeyValue("messaging.operation.type", "send")
				.hasLowCardinalityKeyValue("messaging.destination.name", "client")
				.hasLowCardinalityKeyValue("messaging.zeromq.socket.type", "DEALER")
				.hasLowCardinalityKeyValue("messaging.zeromq.outcome", "replied")
				.hasLowCardinalityKeyValue("zmq.template.name", "zmqTemplate");
			observed().hasObservationWithNameEqualTo("zmq.listener")
				.that()
				.hasContextualNameEqualTo("process service")
				.hasLowCardinalityKeyValue("messaging.system", "zeromq")
				.hasLowCardinalityKeyValue("messaging.operation.name", "process")
				.hasLowCardinalityKeyValue("messaging.operation.type", "process")
				.hasLowCardinalityKeyValue("messaging.destination.name", "service")
				.hasLowCardinalityKeyValue("messaging.zeromq.socket.type", "REP")
				.hasLowCardinalityKeyValue("zmq.listener.id", "service")
				.hasLowCardinalityKeyValue("zmq.listener.batch", "false")
				.hasHighCardinalityKeyValue("messaging.message.body.size", "5")
				.hasHighCardinalityKeyValueWithKey("messaging.zeromq.routing_id")
				.doesNotHaveError();
		});
	}

	@Test
	void handlerIsObservedUntilItsStageCompletes() {
		this.runner.run((context) -> {
			Service service = context.getBean(Service.class);
			CompletableFuture<String> reply = template(context).request("client", "later", String.class);
			CompletableFuture<String> handling = service.later.poll(10, TimeUnit.SECONDS);
			assertThat(handling).isNotNull();
			observed().hasObservationWithNameEqualTo("zmq.listener").that().isNotStopped();
			handling.complete("done");
			assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo("done");
			observed().hasObservationWithNameEqualTo("zmq.listener").that().hasBeenStopped();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "fail", "fail-later" })
	void errorsAreNoted(String request) {
		this.runner.run((context) -> {
			assertThatExceptionOfType(ZmqRemoteException.class)
				.isThrownBy(() -> template(context).convertSendAndReceive("client", request, String.class));
			observed().hasObservationWithNameEqualTo("zmq.template.request")
				.that()
				.hasBeenStopped()
				.hasLowCardinalityKeyValue("messaging.zeromq.outcome", "error");
			await().untilAsserted(() -> observed().hasObservationWithNameEqualTo("zmq.listener")
				.that()
				.hasBeenStopped()
				.thenError()
				.isInstanceOf(IllegalStateException.class));
		});
	}

	@Test
	void timeoutIsAnOutcome() {
		this.runner.run((context) -> {
			assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> template(context)
				.convertSendAndReceive("client", "later", String.class, Duration.ofMillis(20)));
			observed().hasObservationWithNameEqualTo("zmq.template.request")
				.that()
				.hasBeenStopped()
				.hasError()
				.hasLowCardinalityKeyValue("messaging.zeromq.outcome", "timeout");
		});
	}

	@Test
	void sendingAndPublishingAreObserved() {
		this.runner.run((context) -> {
			template(context).convertAndSend("out", "four");
			observed().hasObservationWithNameEqualTo("zmq.template.send")
				.that()
				.hasBeenStopped()
				.hasContextualNameEqualTo("send out")
				.hasLowCardinalityKeyValue("messaging.operation.name", "send")
				.hasLowCardinalityKeyValue("messaging.zeromq.socket.type", "PUSH");
			template(context).publish("prices", "EUR", "1.1");
			observed().hasAnObservation((observation) -> observation.hasContextualNameEqualTo("publish prices")
				.hasLowCardinalityKeyValue("messaging.operation.name", "publish")
				.hasHighCardinalityKeyValue("messaging.zeromq.topic", "EUR"));
		});
	}

	@Test
	void keysOfAnObservationAreAlwaysAllThere() {
		this.runner.run((context) -> {
			template(context).convertSendAndReceive("client", "hello", String.class);
			assertThatExceptionOfType(ZmqRemoteException.class)
				.isThrownBy(() -> template(context).convertSendAndReceive("client", "fail", String.class));
			template(context).convertAndSend("out", "four");
			template(context).publish("prices", "EUR", "1.1");
			await().untilAsserted(() -> assertThat(this.stopped).hasSize(7));
			Map<String, List<List<String>>> keys = new TreeMap<>();
			this.stopped
				.forEach((observation) -> keys.computeIfAbsent(observation.getName(), (name) -> new ArrayList<>())
					.add(observation.getLowCardinalityKeyValues().stream().map(KeyValue::getKey).sorted().toList()));
			assertThat(keys).containsOnlyKeys("zmq.listener", "zmq.template.request", "zmq.template.send")
				.allSatisfy((name, sets) -> assertThat(sets).as(name).hasSizeGreaterThan(1).containsOnly(sets.get(0)));
		});
	}

	@Test
	void timersOfObservationsAreAcceptedByPrometheus() {
		PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		this.plain.withBean(ObservationRegistry.class, () -> observations)
			.withBean(MeterRegistry.class, () -> meters)
			.withPropertyValues("zmq.listener.observation-enabled=true", "zmq.template.observation-enabled=true")
			.run((context) -> {
				template(context).convertSendAndReceive("client", "hello", String.class);
				assertThatExceptionOfType(ZmqRemoteException.class)
					.isThrownBy(() -> template(context).convertSendAndReceive("client", "fail", String.class));
				await().untilAsserted(() -> assertThat(meters.scrape()).contains("zmq_template_request_seconds_count{",
						"messaging_zeromq_outcome=\"replied\"", "messaging_zeromq_outcome=\"error\"",
						"zmq_listener_seconds_count{", "error=\"none\""));
			});
	}

	@Test
	void batchesHaveANameOfTheirOwnAndTheSameKeys() throws Exception {
		ZmqObservationDecorator decorator = new ZmqObservationDecorator(this.registry, null, true);
		ZmqListenerInfo listener = new ZmqListenerInfo("batches", "in", SocketType.PULL);
		InboundMessage message = new InboundMessage(ZmqMessage.of("x"), 0, 0, false);
		decorator.decorate(listener, (single) -> CompletableFuture.completedFuture(null)).onMessage(message);
		decorator.decorateBatch(listener, (batch) -> CompletableFuture.completedFuture(null))
			.onMessages(List.of(message, message));
		observed().hasObservationWithNameEqualTo("zmq.listener.batch")
			.that()
			.hasBeenStopped()
			.hasContextualNameEqualTo("process in")
			.hasLowCardinalityKeyValue("zmq.listener.batch", "true")
			.hasHighCardinalityKeyValue("messaging.batch.message_count", "2");
		assertThat(this.stopped).hasSize(2)
			.extracting((each) -> each.getLowCardinalityKeyValues().stream().map(KeyValue::getKey).toList())
			.satisfies((keys) -> assertThat(keys.get(0)).isEqualTo(keys.get(1)));
	}

	@Test
	void conventionsCanBeReplaced() {
		this.runner.withBean(ZmqListenerObservationConvention.class, RenamedListener::new)
			.withBean(ZmqSendObservationConvention.class, RenamedSend::new)
			.run((context) -> {
				template(context).convertAndSend("out", "four");
				observed().hasObservationWithNameEqualTo("my.send");
				await().untilAsserted(() -> observed().hasObservationWithNameEqualTo("my.listener")
					.that()
					.hasLowCardinalityKeyValue("tenant", "blue"));
			});
	}

	@Test
	void offByDefaultAndWithoutARegistry() {
		this.plain.withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(ZmqObservationDecorator.class)
				.doesNotHaveBean(ZmqObservationInterceptor.class);
			template(context).convertSendAndReceive("client", "hello", String.class);
			observed().doesNotHaveAnyObservation();
		});
		ApplicationContextRunner asked = this.plain.withPropertyValues("zmq.listener.observation-enabled=true",
				"zmq.template.observation-enabled=true");
		asked.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqObservationDecorator.class));
		asked.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void contextsTellWhatIsSentAndHandled() {
		this.runner.run((context) -> {
			template(context).convertAndSend("out", "four");
			template(context).convertSendAndReceive("client", "hello", String.class);
			await().untilAsserted(() -> assertThat(this.stopped).hasSize(4));
			assertThat(this.stopped)
				.anySatisfy((each) -> assertThat(each).isInstanceOfSatisfying(ZmqSendContext.class, (sent) -> {
					assertThat(sent.getTemplateName()).isEqualTo("zmqTemplate");
					assertThat(sent.getCall().socket()).isEqualTo("out");
				}))
				.anySatisfy((each) -> assertThat(each).isInstanceOfSatisfying(ZmqRequestContext.class, (sent) -> {
					assertThat(sent.getTemplateName()).isEqualTo("zmqTemplate");
					assertThat(sent.getCall().request()).isTrue();
				}))
				.anySatisfy((each) -> assertThat(each).isInstanceOfSatisfying(ZmqListenerContext.class, (heard) -> {
					assertThat(heard.getListener().type()).isEqualTo(SocketType.PULL);
					assertThat(heard.getMessages()).hasSize(1);
					assertThat(heard.isBatch()).isFalse();
				}));
		});
	}

	private static final class RenamedListener implements ZmqListenerObservationConvention {

		private final ZmqListenerObservationConvention standard = new DefaultZmqListenerObservationConvention();

		@Override
		public String getName() {
			return "my.listener";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(ZmqListenerContext context) {
			return this.standard.getLowCardinalityKeyValues(context).and("tenant", "blue");
		}

	}

	private static final class RenamedSend implements ZmqSendObservationConvention {

		@Override
		public String getName() {
			return "my.send";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(ZmqSendContext context) {
			return new DefaultZmqSendObservationConvention().getLowCardinalityKeyValues(context);
		}

	}

	static class Service {

		final BlockingQueue<CompletableFuture<String>> later = new LinkedBlockingQueue<>();

		final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		@ZmqListener(id = "service", socket = "service")
		CompletableFuture<String> serve(String text) {
			if (text.equals("fail")) {
				throw new IllegalStateException("provoked");
			}
			if (text.equals("fail-later")) {
				return CompletableFuture.failedFuture(new IllegalStateException("provoked"));
			}
			CompletableFuture<String> result = new CompletableFuture<>();
			if (text.equals("later")) {
				this.later.add(result);
			}
			else {
				result.complete(text.toUpperCase());
			}
			return result;
		}

		@ZmqListener(id = "pull", socket = "in")
		void pull(String text) {
			this.received.add(text);
		}

	}

}
