package dev.zmq.boot.autoconfigure.health;

import java.util.Map;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ZmqHealthIndicatorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqHealthContributorAutoConfiguration.class))
		.withUserConfiguration(Listening.class)
		.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=tcp://127.0.0.1:0",
				"zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=tcp://127.0.0.1:1");

	private static Health health(org.springframework.context.ApplicationContext context) {
		return context.getBean(ZmqHealthIndicator.class).health();
	}

	@Test
	void upWithADetailPerSocketAndListenerThoughNobodyIsConnected() {
		this.runner.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("context", "open");
			assertThat(health.getDetails().get("sockets")).asString()
				.contains("in={type=PULL, state=open, bound=[tcp://127.0.0.1:", "out={type=PUSH, state=open",
						"peers=0");
			assertThat(health.getDetails().get("listeners"))
				.isEqualTo(Map.of("hears", Map.of("socket", "in", "state", "running", "inFlight", 0)));
		});
	}

	@Test
	void pausedAndStoppedListenersAreUp() {
		this.runner.run((context) -> {
			var container = context.getBean(ZmqListenerEndpointRegistry.class).getContainer("hears");
			assertThat(container).isNotNull();
			container.pause();
			await().until(container::isPaused);
			assertThat(health(context).getDetails().get("listeners")).asString().contains("state=paused");
			container.stop();
			assertThat(health(context).getDetails().get("listeners")).asString().contains("state=stopped");
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void downWhenTheContextIsClosedAndItsListenersAreDead() {
		this.runner.run((context) -> {
			context.getBean(ZmqContext.class).close();
			await().untilAsserted(() -> {
				Health health = health(context);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("context", "closed");
				assertThat(health.getDetails().get("listeners")).asString().contains("state=failed");
			});
		});
	}

	@Test
	void downWhenASocketCannotBeOpened() {
		this.runner.run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			String taken = sockets.getBoundEndpoints("in").get(0).toString();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(
					() -> sockets.register(ZmqSocketDefinition.builder("late", SocketType.PULL).bind(taken).build()));
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails().get("sockets")).asString().contains("late={type=PULL, error=");
		});
	}

	@Test
	void missingWhenSwitchedOffOrWithoutHealth() {
		this.runner.withPropertyValues("management.health.zmq.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ZmqHealthIndicator.class));
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("zmqHealthContributor"));
	}

	static class Listening {

		@ZmqListener(id = "hears", socket = "in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
