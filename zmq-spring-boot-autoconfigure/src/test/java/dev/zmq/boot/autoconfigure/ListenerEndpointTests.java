package dev.zmq.boot.autoconfigure;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.annotation.ZmqListenerConfigurer;
import dev.zmq.spring.config.InlineSocket;
import dev.zmq.spring.config.SimpleZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.config.ZmqListenerGroup;
import dev.zmq.spring.config.ZmqListenerSettings;
import dev.zmq.spring.config.ZmqListenerSettingsBuilder;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.ZmqListenerContainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Listeners that are no annotated methods, added before the application starts or while
 * it runs, and groups of listeners.
 */
class ListenerEndpointTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void configurersAddListenersInTheirOrder() {
		this.runner.withUserConfiguration(Configured.class).run((context) -> {
			assertThat(context.getBean(Configured.class).order).containsExactly("first", "second");
			assertThat(ask(context, "inproc://first", "{\"item\":\"tea\"}")).isEqualTo("first tea");
			assertThat(ask(context, "inproc://second", "raw")).isEqualTo("second raw");
			assertThat(ask(context, "inproc://first", "{")).contains("unreadable-request");
		});
	}

	@Test
	void listenerMayComeAndGoWhileTheApplicationRunsAndItsIdIsFreeThen() {
		this.runner.run((context) -> {
			ZmqListenerEndpointRegistry registry = context.getBean(ZmqListenerEndpointRegistry.class);
			Queue<String> received = new ConcurrentLinkedQueue<>();
			for (String round : new String[] { "one", "two" }) {
				ZmqListenerContainer container = registry.register(SimpleZmqListenerEndpoint
					.receiving(own("dynamic").build(), String.class, (text) -> received.add(round + " " + text)));
				assertThat(container.isRunning()).isTrue();
				assertThat(registry.getContainer("dynamic")).isSameAs(container);
				try (ZmqSocket push = context.getBean(ZmqContext.class).socket(SocketType.PUSH)) {
					push.connect("inproc://dynamic");
					push.send("x");
					await().atMost(SOON).until(() -> received.contains(round + " x"));
				}
				assertThat(registry.unregister("dynamic")).isTrue();
				assertThat(container.isRunning()).isFalse();
				assertThat(context.getBean(ZmqSocketRegistry.class).getNames()).doesNotContain("dynamic");
			}
			assertThat(registry.getContainer("dynamic")).isNull();
			assertThat(registry.unregister("dynamic")).isFalse();
		});
	}

	@Test
	void idThatIsTakenIsAnErrorThatChangesNothing() {
		this.runner.run((context) -> {
			ZmqListenerEndpointRegistry registry = context.getBean(ZmqListenerEndpointRegistry.class);
			SimpleZmqListenerEndpoint endpoint = SimpleZmqListenerEndpoint.replying(
					ZmqListenerSettings.on("taken", InlineSocket.bound(SocketType.REP, "inproc://taken")).build(),
					String.class, (text) -> CompletableFuture.completedFuture(text + "!"));
			registry.register(endpoint);
			assertThatIllegalStateException().isThrownBy(() -> registry.register(endpoint))
				.withMessage("There is a listener with id 'taken' already; give listener 'taken' another id");
			assertThat(ask(context, "inproc://taken", "x")).isEqualTo("x!");
		});
	}

	@Test
	void groupIsStartedPausedAndStoppedTogether() {
		this.runner.withBean(Grouped.class).run((context) -> {
			ZmqListenerEndpointRegistry registry = context.getBean(ZmqListenerEndpointRegistry.class);
			ZmqListenerGroup group = registry.getGroup("night");
			assertThat(registry.getGroupNames()).containsExactly("night");
			assertThat(group.getName()).isEqualTo("night");
			assertThat(group.getContainers()).extracting(ZmqListenerContainer::getListenerId)
				.containsExactlyInAnyOrder("a", "b");
			assertThat(group.isRunning()).isFalse();
			group.start();
			assertThat(group.getContainers()).allMatch(ZmqListenerContainer::isRunning);
			group.pause();
			await().atMost(SOON).until(() -> group.getContainers().stream().allMatch(ZmqListenerContainer::isPaused));
			group.resume();
			await().atMost(SOON).until(() -> group.getContainers().stream().noneMatch(ZmqListenerContainer::isPaused));
			registry.register(
					SimpleZmqListenerEndpoint.receiving(own("late").group("night").build(), String.class, (text) -> {
					}));
			assertThat(group.getContainers()).hasSize(3);
			group.stop();
			assertThat(group.isRunning()).isFalse();
			assertThat(container(context, "alone").isRunning()).isTrue();
			registry.unregister("late");
			assertThat(group.getContainers()).hasSize(2);
		});
	}

	private static ZmqListenerSettingsBuilder own(String id) {
		return ZmqListenerSettings.on(id, InlineSocket.bound(SocketType.PULL, "inproc://" + id));
	}

	private static String ask(AssertableApplicationContext context, String endpoint, String request) {
		try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
			req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
			req.connect(endpoint);
			req.send(request);
			return req.receive().string(0);
		}
	}

	record Item(String item) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		final Queue<String> order = new ConcurrentLinkedQueue<>();

		@Bean
		@Order(2)
		ZmqListenerConfigurer second() {
			return (registry) -> {
				this.order.add("second");
				registry
					.register(SimpleZmqListenerEndpoint.of(rep("second").build(), true, (message) -> CompletableFuture
						.completedFuture("second " + message.message().string(message.message().size() - 1))));
			};
		}

		@Bean
		@Order(1)
		ZmqListenerConfigurer first() {
			return (registry) -> {
				this.order.add("first");
				registry.register(SimpleZmqListenerEndpoint.replying(rep("first").build(), Item.class,
						(item) -> "first " + item.item()));
			};
		}

		private static ZmqListenerSettingsBuilder rep(String id) {
			return ZmqListenerSettings.on(id, InlineSocket.bound(SocketType.REP, "inproc://" + id));
		}

	}

	static class Grouped {

		@ZmqListener(id = "a", type = SocketType.PULL, bind = "inproc://a", containerGroup = "night",
				autoStartup = "false")
		@ZmqListener(id = "b", type = SocketType.PULL, bind = "inproc://b", containerGroup = "night",
				autoStartup = "false")
		@ZmqListener(id = "alone", type = SocketType.PULL, bind = "inproc://alone")
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

}
