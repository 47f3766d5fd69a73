package dev.zmq.boot.autoconfigure.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.listener.ZmqListenerContainer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ZmqMetricsTests {

	private final CountDownLatch release = new CountDownLatch(1);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, ZmqMetricsAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("zmq.defaults.linger=0s");

	private static double value(ApplicationContext context, String name, String... tags) {
		Meter meter = context.getBean(SimpleMeterRegistry.class).get(name).tags(tags).meter();
		return meter.measure().iterator().next().getValue();
	}

	private static List<Meter> meters(ApplicationContext context, String tag, String value) {
		return context.getBean(SimpleMeterRegistry.class)
			.getMeters()
			.stream()
			.filter((meter) -> value.equals(meter.getId().getTag(tag)))
			.toList();
	}

	private static ZmqSocket socket(ApplicationContext context, String name) {
		return context.getBean(ZmqSocketRegistry.class).getSocket(name);
	}

	private ApplicationContextRunner pipeline() {
		return this.runner.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=tcp://127.0.0.1:0",
				"zmq.sockets.out.send-high-water-mark=7", "zmq.sockets.in.type=PULL");
	}

	private static void join(ApplicationContext context) {
		socket(context, "in")
			.connect(context.getBean(ZmqSocketRegistry.class).getBoundEndpoints("out").get(0).toString());
		socket(context, "out").awaitPeers(1, Duration.ofSeconds(10));
		socket(context, "in").awaitPeers(1, Duration.ofSeconds(10));
	}

	@Test
	void trafficQueuesAndPeersOfSockets() {
		pipeline().run((context) -> {
			assertThat(value(context, "zmq.peers", "socket", "out", "socket.type", "PUSH", "context", "zmqContext"))
				.isZero();
			assertThat(value(context, "zmq.queue.capacity", "socket", "out", "direction", "out")).isZero();
			join(context);
			socket(context, "out").send(ZmqMessage.of("three", "frames", "!"));
			socket(context, "out").send("four");
			assertThat(value(context, "zmq.messages.sent", "socket", "out")).isEqualTo(2);
			assertThat(value(context, "zmq.bytes.sent", "socket", "out")).isEqualTo(16);
			assertThat(value(context, "zmq.peers", "socket", "out")).isEqualTo(1);
			assertThat(value(context, "zmq.queue.capacity", "socket", "out", "direction", "out")).isEqualTo(7);
			assertThat(value(context, "zmq.queue.capacity", "socket", "in", "direction", "in")).isEqualTo(1000);
			await().until(() -> value(context, "zmq.queue.size", "socket", "in", "direction", "in") == 2);
			assertThat(value(context, "zmq.queue.max", "socket", "in", "direction", "in")).isEqualTo(2);
			assertThat(value(context, "zmq.queue.size", "socket", "out", "direction", "out")).isZero();
			assertThat(socket(context, "in").receive().length()).isEqualTo(12);
			assertThat(value(context, "zmq.messages.received", "socket", "in")).isEqualTo(1);
			assertThat(value(context, "zmq.bytes.received", "socket", "in")).isEqualTo(12);
			await().untilAsserted(() -> {
				assertThat(value(context, "zmq.connection.events", "socket", "in", "event", "connected")).isEqualTo(1);
				assertThat(value(context, "zmq.connection.events", "socket", "out", "event", "accepted")).isEqualTo(1);
				assertThat(value(context, "zmq.connection.events", "socket", "out", "event", "handshake_succeeded"))
					.isEqualTo(1);
			});
		});
	}

	@Test
	void queuesWithoutLimitHaveNoCapacityToFill() {
		pipeline().withPropertyValues("zmq.sockets.out.send-high-water-mark=0")
			.run((context) -> assertThat(value(context, "zmq.queue.capacity", "socket", "out", "direction", "out"))
				.isInfinite());
	}

	@Test
	void dropsWaitsAndFailedHandshakes() {
		this.runner
			.withPropertyValues("zmq.sockets.router.type=ROUTER", "zmq.sockets.router.router.mandatory=false",
					"zmq.sockets.router.bind=tcp://127.0.0.1:0", "zmq.sockets.push.type=PUSH",
					"zmq.sockets.push.send-timeout=10ms")
			.run((context) -> {
				socket(context, "router").send(ZmqMessage.of("nobody", "lost"));
				assertThat(value(context, "zmq.messages.dropped", "socket", "router", "reason", "unroutable"))
					.isEqualTo(1);
				assertThat(value(context, "zmq.messages.dropped", "socket", "router", "reason", "high_water_mark"))
					.isZero();
				assertThat(socket(context, "push").trySend(ZmqMessage.of("x"), Duration.ofMillis(10))).isFalse();
				assertThat(value(context, "zmq.send.blocked", "socket", "push")).isEqualTo(1);
				String address = context.getBean(ZmqSocketRegistry.class).getBoundEndpoints("router").get(0).toString();
				socket(context, "push").connect(address);
				await().untilAsserted(() -> assertThat(
						value(context, "zmq.handshake.failures", "socket", "router", "reason", "protocol"))
					.isPositive());
				assertThat(value(context, "zmq.handshake.failures", "socket", "router", "reason", "timeout")).isZero();
			});
	}

	@Test
	void silentPeersAndSubscriptions() {
		this.runner
			.withPropertyValues("zmq.sockets.pub.type=PUB", "zmq.sockets.pub.bind=inproc://topics",
					"zmq.sockets.sub.type=SUB", "zmq.sockets.sub.connect=inproc://topics",
					"zmq.sockets.sub.subscriptions=a,b,ab")
			.run((context) -> {
				socket(context, "pub").awaitSubscribers("ab", 1, Duration.ofSeconds(10));
				await().until(() -> value(context, "zmq.subscriptions", "socket", "pub") == 3);
				assertThat(value(context, "zmq.subscriptions", "socket", "sub")).isEqualTo(3);
				assertThat(value(context, "zmq.heartbeat.timeouts", "socket", "sub")).isZero();
			});
	}

	@Test
	void socketsHaveTheirMetersAsLongAsTheyAreOpen() {
		this.runner.run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			int before = context.getBean(SimpleMeterRegistry.class).getMeters().size();
			sockets.register(ZmqSocketDefinition.builder("late", SocketType.REP).bind("inproc://late").build());
			assertThat(meters(context, "socket", "late")).hasSizeGreaterThan(20)
				.allSatisfy((meter) -> assertThat(meter.getId().getTag("socket.type")).isEqualTo("REP"));
			sockets.unregister("late");
			await().untilAsserted(() -> assertThat(meters(context, "socket", "late")).isEmpty());
			assertThat(context.getBean(SimpleMeterRegistry.class).getMeters()).hasSize(before + 2);
		});
	}

	@Test
	void socketThatIsOpenedAgainIsCountedAnew() {
		pipeline().run((context) -> {
			join(context);
			socket(context, "out").send("x");
			int meters = context.getBean(SimpleMeterRegistry.class).getMeters().size();
			for (int i = 0; i < 5; i++) {
				context.stop();
				context.start();
			}
			join(context);
			await().until(() -> value(context, "zmq.peers", "socket", "out") == 1);
			socket(context, "out").send("x");
			assertThat(value(context, "zmq.messages.sent", "socket", "out")).isEqualTo(1);
			await().untilAsserted(
					() -> assertThat(context.getBean(SimpleMeterRegistry.class).getMeters()).hasSize(meters));
		});
	}

	@Test
	void listenersHaveTheirMetersWhileTheyAreStarted() {
		this.runner.withBean("listening", Listening.class, () -> new Listening(this.release)).run((context) -> {
			ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("hears");
			assertThat(container).isNotNull();
			String address = context.getBean(ZmqSocketRegistry.class)
				.getBoundEndpoints(container.getSocketName())
				.get(0)
				.toString();
			assertThat(meters(context, "socket", container.getSocketName())).as("inline socket").isNotEmpty();
			context.getBean(ZmqSocketRegistry.class)
				.register(ZmqSocketDefinition.builder("client", SocketType.DEALER).connect(address).build());
			context.getBean(ZmqTemplate.class).request("client", "wait", String.class);
			await().until(() -> value(context, "zmq.listener.in.flight", "listener", "hears") == 1);
			assertThat(value(context, "zmq.request.pending", "template", "zmqTemplate")).isEqualTo(1);
			this.release.countDown();
			await()
				.until(() -> value(context, "zmq.listener.messages", "listener", "hears", "outcome", "handled") == 1);
			await().until(() -> value(context, "zmq.request.pending", "template", "zmqTemplate") == 0);
			context.getBean(ZmqTemplate.class).request("client", "fail", String.class);
			await().until(() -> value(context, "zmq.listener.messages", "listener", "hears", "outcome", "failed") == 1);
			assertThat(value(context, "zmq.listener.paused", "listener", "hears")).isZero();
			container.pause();
			await().until(() -> value(context, "zmq.listener.paused", "listener", "hears") == 1);
			container.stop();
			assertThat(meters(context, "listener", "hears")).isEmpty();
			container.start();
			assertThat(value(context, "zmq.listener.messages", "listener", "hears", "outcome", "handled")).isEqualTo(1);
			context.getBean(ZmqListenerEndpointRegistry.class).unregister("hears");
			assertThat(meters(context, "listener", "hears")).isEmpty();
			await().untilAsserted(() -> assertThat(meters(context, "socket", container.getSocketName())).isEmpty());
		});
	}

	@Test
	void threadsAreMeasured() {
		pipeline().withPropertyValues("zmq.context.io-threads=2").run((context) -> {
			assertThat(value(context, "zmq.io.threads", "context", "zmqContext")).isEqualTo(2);
			assertThat(value(context, "zmq.io.utilization", "thread", "0")).isBetween(0.0, 1.0);
			assertThat(value(context, "zmq.io.utilization", "thread", "1")).isBetween(0.0, 1.0);
		});
	}

	@Test
	void utilizationIsThatOfPeriodsOfASecondOrMore() {
		AtomicLong busy = new AtomicLong();
		AtomicLong time = new AtomicLong();
		IoUtilization utilization = new IoUtilization(() -> Duration.ofMillis(busy.get()),
				() -> time.get() * 1_000_000);
		assertThat(utilization.value()).isZero();
		time.set(2000);
		busy.set(500);
		assertThat(utilization.value()).isEqualTo(0.25);
		time.set(2900);
		busy.set(1400);
		assertThat(utilization.value()).as("too soon").isEqualTo(0.25);
		time.set(3000);
		assertThat(utilization.value()).isEqualTo(0.9);
		time.set(5000);
		assertThat(utilization.value()).isZero();
	}

	private ApplicationContextRunner everything() {
		List<String> properties = Arrays.stream(SocketType.values())
			.filter((type) -> type != SocketType.STREAM)
			.map((type) -> "zmq.sockets." + type.name().toLowerCase() + ".type=" + type)
			.toList();
		return this.runner.withPropertyValues(properties.toArray(String[]::new))
			.withBean("listening", Listening.class, () -> new Listening(this.release));
	}

	@Test
	void everyNameHasOneSetOfKeysWhichPrometheusAccepts() {
		everything()
			.withBean(PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
			.run((context) -> {
				PrometheusMeterRegistry prometheus = context.getBean(PrometheusMeterRegistry.class);
				Map<String, Set<Set<String>>> keys = context.getBean(MeterRegistry.class)
					.getMeters()
					.stream()
					.filter((meter) -> meter.getId().getName().startsWith("zmq."))
					.collect(Collectors.groupingBy((meter) -> meter.getId().getName(),
							Collectors.mapping(ZmqMetricsTests::keys, Collectors.toSet())));
				assertThat(keys).hasSizeGreaterThan(20)
					.allSatisfy((name, sets) -> assertThat(sets).as(name).hasSize(1));
				long simple = context.getBean(SimpleMeterRegistry.class).getMeters().size();
				assertThat(prometheus.getMeters()).hasSize((int) simple);
				assertThat(prometheus.scrape()).contains("zmq_messages_sent_messages_total{",
						"zmq_queue_capacity_messages{", "zmq_send_blocked_seconds_sum{", "zmq_io_utilization_ratio{",
						"socket_type=\"ROUTER\"");
			});
	}

	private static Set<String> keys(Meter meter) {
		return meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toCollection(TreeSet::new));
	}

	/** The table in docs/spring/operations.md has just what is registered. */
	@Test
	void documentationNamesEveryMeterWithItsTags() throws IOException {
		Map<String, Set<String>> documented = new TreeMap<>();
		Path page = Path.of("..", "docs", "spring", "operations.md");
		Matcher row = Pattern.compile("^\\| `(zmq\\.[a-z.]+)` \\| (\\w+) \\|([^|]*)\\|.*$", Pattern.MULTILINE)
			.matcher(Files.readString(page, StandardCharsets.UTF_8));
		while (row.find()) {
			Set<String> tags = Pattern.compile("`([a-z.]+)`")
				.matcher(row.group(3))
				.results()
				.map((match) -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
			tags.add("context");
			tags.add("type:" + row.group(2).toLowerCase());
			documented.put(row.group(1), tags);
		}
		everything().run((context) -> {
			Map<String, Set<String>> registered = new TreeMap<>();
			context.getBean(SimpleMeterRegistry.class)
				.getMeters()
				.stream()
				.filter((meter) -> meter.getId().getName().startsWith("zmq."))
				.forEach((meter) -> {
					Set<String> tags = new TreeSet<>(keys(meter));
					tags.add("type:" + meter.getId().getType().name().toLowerCase());
					registered.put(meter.getId().getName(), tags);
				});
			assertThat(registered).isEqualTo(documented);
		});
	}

	@Test
	void missingWithoutARegistryOrWhenSwitchedOff() {
		ApplicationContextRunner plain = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqMetricsAutoConfiguration.class));
		plain.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqMetrics.class));
		plain.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("zmqMetrics"));
		this.runner.withPropertyValues("zmq.metrics.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqMetrics.class));
	}

	@Test
	void applicationMayBringOperationsOfItsOwn() {
		this.runner.withBean(ZmqOperations.class, () -> Mockito.mock(ZmqOperations.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ZmqMetrics.class));
	}

	@Test
	void closedSocketHasNoCapacity() {
		pipeline().run((context) -> {
			Gauge capacity = context.getBean(SimpleMeterRegistry.class)
				.get("zmq.queue.capacity")
				.tags("socket", "in", "direction", "in")
				.gauge();
			ZmqSocket socket = socket(context, "in");
			assertThat(socket.get(SocketOption.RECEIVE_HIGH_WATER_MARK)).isEqualTo(1000);
			socket.close();
			assertThat(capacity.value()).isNaN();
		});
	}

	static class Listening {

		private final CountDownLatch release;

		Listening(CountDownLatch release) {
			this.release = release;
		}

		@ZmqListener(id = "hears", type = SocketType.REP, bind = "tcp://127.0.0.1:0")
		String handle(String text) throws InterruptedException {
			if (text.equals("fail")) {
				throw new IllegalStateException("provoked");
			}
			assertThat(this.release.await(10, TimeUnit.SECONDS)).isTrue();
			return text;
		}

	}

}
