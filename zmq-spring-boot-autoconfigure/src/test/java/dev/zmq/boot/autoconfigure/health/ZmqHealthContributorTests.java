package dev.zmq.boot.autoconfigure.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.monitor.IoThreadInfo;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ZmqHealthContributorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqHealthContributorAutoConfiguration.class))
		.withUserConfiguration(Listening.class)
		.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=tcp://127.0.0.1:0",
				"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=tcp://127.0.0.1:1");

	private static Health health(ApplicationContext context, String... path) {
		HealthContributor contributor = context.getBean(ZmqHealthContributor.class);
		for (String name : path) {
			contributor = ((CompositeHealthContributor) contributor).getContributor(name);
		}
		assertThat(contributor).as(String.join("/", path)).isInstanceOf(HealthIndicator.class);
		Health health = ((HealthIndicator) contributor).health();
		assertThat(health).isNotNull();
		return health;
	}

	private static List<String> names(ApplicationContext context, String group) {
		HealthContributor contributor = context.getBean(ZmqHealthContributor.class).getContributor(group);
		return ((CompositeHealthContributor) contributor).stream().map(HealthContributors.Entry::name).toList();
	}

	private static ZmqListenerContainer container(ApplicationContext context) {
		ZmqListenerContainer container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("hears");
		assertThat(container).isNotNull();
		return container;
	}

	@Test
	void hasTheContextEachSocketAndEachListener() {
		this.runner.run((context) -> {
			assertThat(context.getBean(ZmqHealthContributor.class).stream().map(HealthContributors.Entry::name))
				.containsExactly("context", "sockets", "listeners");
			assertThat(names(context, "sockets")).containsExactly("in", "out");
			assertThat(names(context, "listeners")).containsExactly("hears");
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			sockets.register(ZmqSocketDefinition.builder("late", SocketType.PAIR).build());
			assertThat(names(context, "sockets")).containsExactly("in", "late", "out");
			sockets.unregister("late");
			assertThat(names(context, "sockets")).containsExactly("in", "out");
		});
	}

	@Test
	void upWithDetailsThoughNobodyIsConnected() {
		this.runner.withPropertyValues("zmq.sockets.out.send-high-water-mark=5").run((context) -> {
			Health in = health(context, "sockets", "in");
			assertThat(in.getStatus()).isEqualTo(Status.UP);
			assertThat(in.getDetails()).containsEntry("type", "PULL")
				.containsEntry("state", "open")
				.containsEntry("peers", 0)
				.containsEntry("receiveQueue", Map.of("size", 0, "highWaterMark", 1000))
				.doesNotContainKeys("sendQueue", "minPeers", "dropped", "failure");
			assertThat(in.getDetails().get("bound")).asString().startsWith("[tcp://127.0.0.1:");
			await().untilAsserted(
					() -> assertThat(health(context, "sockets", "in").getDetails().get("lastEvent")).asString()
						.contains("Listening tcp://127.0.0.1:"));
			Health out = health(context, "sockets", "out");
			assertThat(out.getStatus()).isEqualTo(Status.UP);
			assertThat(out.getDetails()).containsEntry("connect", List.of("tcp://127.0.0.1:1"))
				.containsEntry("sendQueue", Map.of("size", 0, "highWaterMark", 5));
			await().untilAsserted(
					() -> assertThat(health(context, "sockets", "out").getDetails().get("lastError")).asString()
						.contains("ConnectRetried tcp://127.0.0.1:1: CONNECT_REFUSED"));
		});
	}

	@Test
	void queueThatIsNearlyFullIsTold() {
		this.runner
			.withPropertyValues("zmq.sockets.one.type=PUSH", "zmq.sockets.one.bind=inproc://full",
					"zmq.sockets.one.send-high-water-mark=1", "zmq.sockets.two.type=PULL",
					"zmq.sockets.two.connect=inproc://full", "zmq.sockets.two.receive-high-water-mark=10",
					"zmq.health.queue-threshold=0.5")
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				for (int i = 0; i < 6; i++) {
					sockets.getSocket("one").send("waits");
				}
				await()
					.untilAsserted(() -> assertThat(health(context, "sockets", "two").getDetails().get("receiveQueue"))
						.isEqualTo(Map.of("size", 6, "highWaterMark", 10, "nearlyFull", true)));
				assertThat(health(context, "sockets", "two").getStatus()).isEqualTo(Status.UP);
			});
	}

	@Test
	void fewerPeersThanAskedForIsOutOfServiceOrDown() {
		this.runner.withPropertyValues("zmq.sockets.in.health.min-peers=1").run((context) -> {
			assertThat(health(context, "sockets", "in").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health(context, "sockets", "in").getDetails()).containsEntry("minPeers", 1);
			assertThat(health(context, "sockets", "out").getStatus()).isEqualTo(Status.UP);
			String address = context.getBean(ZmqSocketRegistry.class).getBoundEndpoints("in").get(0).toString();
			context.getBean(ZmqSocketRegistry.class)
				.register(ZmqSocketDefinition.builder("peer", SocketType.PUSH).connect(address).build());
			await().untilAsserted(() -> assertThat(health(context, "sockets", "in").getStatus()).isEqualTo(Status.UP));
			assertThat(health(context, "sockets", "in").getDetails().get("peerAddresses")).asString()
				.startsWith("[tcp://127.0.0.1:");
		});
		this.runner
			.withPropertyValues("zmq.health.min-peers=1", "zmq.health.missing-peers=down",
					"zmq.sockets.out.health.min-peers=0")
			.run((context) -> {
				assertThat(health(context, "sockets", "in").getStatus()).isEqualTo(Status.DOWN);
				assertThat(health(context, "sockets", "out").getStatus()).isEqualTo(Status.UP);
			});
	}

	@Test
	void addressesOfPeersAndWholeSocketsCanBeLeftOut() {
		this.runner
			.withPropertyValues("zmq.health.show-peers=false", "zmq.sockets.out.health.enabled=false",
					"zmq.sockets.a.type=PAIR", "zmq.sockets.a.bind=inproc://shy", "zmq.sockets.b.type=PAIR",
					"zmq.sockets.b.connect=inproc://shy")
			.run((context) -> {
				assertThat(names(context, "sockets")).containsExactly("a", "b", "in");
				await().untilAsserted(
						() -> assertThat(health(context, "sockets", "a").getDetails()).containsEntry("peers", 1)
							.doesNotContainKey("peerAddresses"));
			});
	}

	@Test
	void pausedAndStoppedListenersAreUp() {
		this.runner.run((context) -> {
			assertThat(health(context, "listeners", "hears")).isEqualTo(Health.up()
				.withDetail("socket", "in")
				.withDetail("state", "running")
				.withDetail("inFlight", 0)
				.build());
			ZmqListenerContainer container = container(context);
			container.pause();
			await().until(container::isPaused);
			assertThat(health(context, "listeners", "hears").getDetails()).containsEntry("state", "paused");
			container.stop();
			assertThat(health(context, "listeners", "hears").getDetails()).containsEntry("state", "stopped");
			assertThat(health(context, "listeners", "hears").getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void downWhenTheContextIsClosedAndItsListenersAreDead() {
		this.runner.run((context) -> {
			assertThat(health(context, "context").getStatus()).isEqualTo(Status.UP);
			assertThat(health(context, "context").getDetails().get("ioThreads")).asString().contains("=running}");
			context.getBean(ZmqContext.class).close();
			assertThat(health(context, "context")).isEqualTo(Health.down().withDetail("state", "closed").build());
			await().untilAsserted(() -> {
				Health listener = health(context, "listeners", "hears");
				assertThat(listener.getStatus()).isEqualTo(Status.DOWN);
				assertThat(listener.getDetails()).containsEntry("state", "failed").containsKey("failure");
			});
		});
	}

	@Test
	void downWhenAnIoThreadIsDeadOrStuck() {
		Duration limit = Duration.ofSeconds(5);
		IoThreadInfo well = new IoThreadInfo("io-0", true, Duration.ofSeconds(100), limit);
		IoThreadInfo stuck = new IoThreadInfo("io-1", true, Duration.ZERO, Duration.ofMillis(6001));
		IoThreadInfo dead = new IoThreadInfo("io-2", false, Duration.ZERO, Duration.ZERO);
		assertThat(new ContextHealthIndicator(() -> false, () -> List.of(well), limit).health())
			.extracting(Health::getStatus)
			.isEqualTo(Status.UP);
		Health health = new ContextHealthIndicator(() -> false, () -> List.of(well, stuck, dead), limit).health();
		assertThat(health).isNotNull();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("ioThreads",
				Map.of("io-0", "running", "io-1", "stuck for 6 s", "io-2", "dead"));
	}

	@Test
	void downWhenASocketCannotBeOpenedEvenIfItLacksPeersAsWell() {
		this.runner.withPropertyValues("zmq.health.min-peers=1").run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			String taken = sockets.getBoundEndpoints("in").get(0).toString();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(
					() -> sockets.register(ZmqSocketDefinition.builder("late", SocketType.PULL).bind(taken).build()));
			Health late = health(context, "sockets", "late");
			assertThat(late.getStatus()).isEqualTo(Status.DOWN);
			assertThat(late.getDetails()).containsEntry("state", "closed");
			assertThat(late.getDetails().get("failure")).asString().contains(taken);
		});
	}

	@Test
	void missingWhenSwitchedOffOrWithoutHealth() {
		this.runner.withPropertyValues("management.health.zmq.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ZmqHealthContributor.class));
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ZmqHealthContributor.class));
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("zmqHealthContributor"));
		this.runner.withBean("zmqHealthContributor", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqHealthContributor.class));
	}

	static class Listening {

		@ZmqListener(id = "hears", socket = "in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
