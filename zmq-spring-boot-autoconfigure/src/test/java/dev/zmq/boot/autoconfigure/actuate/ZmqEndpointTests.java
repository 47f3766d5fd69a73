package dev.zmq.boot.autoconfigure.actuate;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.health.ZmqHealthContributorAutoConfiguration;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ZmqEndpointTests {

	private static final AutoConfigurations OWN = AutoConfigurations.of(ZmqAutoConfiguration.class,
			ZmqEndpointAutoConfiguration.class);

	private final WebApplicationContextRunner standard = new WebApplicationContextRunner().withConfiguration(OWN)
		.withConfiguration(
				AutoConfigurations.of(JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
						WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
						EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
						ManagementContextAutoConfiguration.class, JacksonEndpointAutoConfiguration.class,
						HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
						HealthEndpointAutoConfiguration.class, ZmqHealthContributorAutoConfiguration.class))
		.withBean("listening", Listening.class)
		.withPropertyValues("management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "zmq.defaults.linger=0s",
				"zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=tcp://127.0.0.1:0",
				"zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=tcp://127.0.0.1:0");

	private final WebApplicationContextRunner runner = this.standard
		.withPropertyValues("management.endpoint.zmq.access=UNRESTRICTED");

	private static MockMvcTester web(WebApplicationContext context) {
		return MockMvcTester.from(context);
	}

	private static ZmqListenerContainer container(AssertableWebApplicationContext context) {
		ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("hears");
		assertThat(container).isNotNull();
		return container;
	}

	@Test
	void showsContextSocketsAndListeners() {
		this.runner.run((context) -> {
			var response = assertThat(web(context).get().uri("/actuator/zmq")).hasStatusOk().bodyJson();
			response.extractingPath("$.context.state").isEqualTo("open");
			response.extractingPath("$.context.version").isEqualTo(ZmqContext.version());
			response.extractingPath("$.context.ioThreads[0].alive").isEqualTo(true);
			response.extractingPath("$.sockets[*].name").isEqualTo(List.of("orders", "prices"));
			response.extractingPath("$.sockets[1].type").isEqualTo("PUB");
			response.extractingPath("$.sockets[1].bound[0]").asString().startsWith("tcp://127.0.0.1:");
			response.extractingPath("$.listeners[0].id").isEqualTo("hears");
			response.extractingPath("$.listeners[0].socket").isEqualTo("orders");
			response.extractingPath("$.listeners[0].state").isEqualTo("running");
			response.extractingPath("$.listeners[0].statistics.received").isEqualTo(0);
		});
	}

	@Test
	void showsPeersQueuesDropsAndSubscriptionsOfASocket() {
		this.runner.run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			ZmqSocket prices = sockets.getSocket("prices");
			prices.send("nobody hears this");
			try (ZmqSocket reader = context.getBean(ZmqContext.class).socket(SocketType.SUB)) {
				reader.subscribe("EUR");
				reader.subscribe("USD");
				reader.connect(sockets.getBoundEndpoints("prices").get(0).toString());
				prices.awaitSubscribers("USD", 1, Duration.ofSeconds(10));
				prices.send(ZmqMessage.of("EUR", "1.1"));
				await().untilAsserted(() -> assertThat(web(context).get().uri("/actuator/zmq/prices")).bodyJson()
					.extractingPath("$.events.counts.HANDSHAKE_SUCCEEDED")
					.isEqualTo(1));
				var response = assertThat(web(context).get().uri("/actuator/zmq/prices")).hasStatusOk().bodyJson();
				response.extractingPath("$.state").isEqualTo("open");
				response.extractingPath("$.traffic.sent").isEqualTo(2);
				response.extractingPath("$.traffic.bytesSent").isEqualTo(23);
				response.extractingPath("$.traffic.dropped").isEqualTo(Map.of("NO_PEER", 1));
				response.extractingPath("$.traffic.subscriptions").isEqualTo(2);
				response.extractingPath("$.traffic.sendQueue.highWaterMark").isEqualTo(1000);
				response.extractingPath("$.events.last.event").isEqualTo("HandshakeSucceeded");
				response.extractingPath("$.events.lastError").isNull();
				response.extractingPath("$.peers[0].address").asString().startsWith("tcp://127.0.0.1:");
				response.extractingPath("$.peers[0].type").isEqualTo("SUB");
				response.extractingPath("$.peers[0].mechanism").isEqualTo("NULL");
				response.extractingPath("$.peers[0].sendQueue").isEqualTo(0);
			}
		});
	}

	@Test
	void socketThatIsClosedIsShown() {
		this.runner.run((context) -> {
			context.getBean(ZmqContext.class).close();
			var all = assertThat(web(context).get().uri("/actuator/zmq")).hasStatusOk().bodyJson();
			all.extractingPath("$.context.state").isEqualTo("closed");
			var one = assertThat(web(context).get().uri("/actuator/zmq/prices")).hasStatusOk().bodyJson();
			one.extractingPath("$.state").isEqualTo("closed");
			one.extractingPath("$.traffic").isNull();
		});
	}

	@Test
	void unknownNamesAreNotFound() {
		this.runner.run((context) -> {
			assertThat(web(context).get().uri("/actuator/zmq/nothing")).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(web(context).post()
				.uri("/actuator/zmq/nothing")
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"action\":\"stop\"}")).hasStatus(HttpStatus.NOT_FOUND);
		});
	}

	private static void act(AssertableWebApplicationContext context, String action, String state) {
		assertThat(web(context).post()
			.uri("/actuator/zmq/hears")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"action\":\"" + action + "\"}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.id")
			.isEqualTo("hears");
		await().untilAsserted(() -> assertThat(web(context).get().uri("/actuator/zmq")).bodyJson()
			.extractingPath("$.listeners[0].state")
			.isEqualTo(state));
	}

	@Test
	void pausesResumesStopsAndStartsListeners() {
		this.runner.run((context) -> {
			act(context, "pause", "paused");
			assertThat(container(context).isPaused()).isTrue();
			act(context, "resume", "running");
			act(context, "stop", "stopped");
			act(context, "stop", "stopped");
			assertThat(container(context).isRunning()).isFalse();
			act(context, "START", "running");
		});
	}

	@Test
	void unknownActionIsABadRequest() {
		this.runner.run((context) -> {
			assertThat(web(context).post()
				.uri("/actuator/zmq/hears")
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"action\":\"explode\"}")).hasStatus(HttpStatus.BAD_REQUEST);
			assertThat(container(context).isRunning()).isTrue();
		});
	}

	@Test
	void readOnlyUnlessToldOtherwise() {
		this.runner.withPropertyValues("management.endpoint.zmq.access=READ_ONLY").run(ZmqEndpointTests::refusesToStop);
		this.standard.run(ZmqEndpointTests::refusesToStop);
		this.runner.withPropertyValues("management.endpoint.zmq.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(ZmqEndpoint.class));
	}

	private static void refusesToStop(AssertableWebApplicationContext context) {
		assertThat(web(context).get().uri("/actuator/zmq")).hasStatusOk();
		assertThat(web(context).post()
			.uri("/actuator/zmq/hears")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"action\":\"stop\"}")).hasStatus4xxClientError();
		assertThat(container(context).isRunning()).isTrue();
	}

	@Test
	void healthIsShownByPath() {
		this.runner.withPropertyValues("zmq.sockets.orders.health.min-peers=1").run((context) -> {
			assertThat(web(context).get().uri("/actuator/health/zmq/sockets/orders"))
				.hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
				.bodyJson()
				.extractingPath("$.status")
				.isEqualTo("OUT_OF_SERVICE");
			assertThat(web(context).get().uri("/actuator/health/zmq/listeners/hears")).hasStatusOk();
			var response = assertThat(web(context).get().uri("/actuator/health")).hasStatus(503).bodyJson();
			response.extractingPath("$.components.zmq.components.sockets.components.prices.details.peers").isEqualTo(0);
			response.extractingPath("$.components.zmq.components.context.status").isEqualTo("UP");
		});
	}

	@Test
	void worksOverJmx() {
		ApplicationContextRunner jmx = new ApplicationContextRunner().withConfiguration(OWN)
			.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class, EndpointAutoConfiguration.class,
					JmxEndpointAutoConfiguration.class, JacksonAutoConfiguration.class))
			.withBean("listening", Listening.class)
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=zmq",
					"management.endpoint.zmq.access=UNRESTRICTED", "zmq.sockets.orders.type=PULL",
					"zmq.sockets.orders.bind=tcp://127.0.0.1:0");
		jmx.run((context) -> {
			MBeanServer server = ManagementFactory.getPlatformMBeanServer();
			ObjectName name = new ObjectName("org.springframework.boot:type=Endpoint,name=Zmq");
			String[] text = { String.class.getName() };
			assertThat(server.invoke(name, "zmq", new Object[0], new String[0])).asString()
				.contains("orders", "hears", "running");
			assertThat(server.invoke(name, "socket", new Object[] { "orders" }, text)).asString().contains("PULL");
			assertThat(server.invoke(name, "socket", new Object[] { "nothing" }, text)).isNull();
			server.invoke(name, "listener", new Object[] { "hears", "stop" },
					new String[] { String.class.getName(), String.class.getName() });
			ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("hears");
			assertThat(container).isNotNull().satisfies((it) -> assertThat(it.isRunning()).isFalse());
		});
	}

	@Test
	void missingWithoutActuatorOrExposure() {
		ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(OWN);
		plain.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("zmqEndpoint"));
		plain.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqEndpoint.class));
		plain.withPropertyValues("zmq.enabled=false", "management.endpoints.web.exposure.include=zmq")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqEndpoint.class));
	}

	static class Listening {

		@ZmqListener(id = "hears", socket = "orders")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
