package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTests {

	private static final String[] BOUND = { "zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	private static boolean isKeptAlive() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals("zmq-keep-alive") && !thread.isDaemon());
	}

	private static void awaitEnd() {
		Awaitility.await().until(() -> !isKeptAlive());
	}

	@Test
	void boundSocketKeepsTheProcessRunningUntilTheApplicationIsClosed() {
		this.runner.withPropertyValues(BOUND).run((context) -> assertThat(isKeptAlive()).isTrue());
		awaitEnd();
	}

	@Test
	void socketThatOnlyConnectsDoesNot() {
		this.runner.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://in")
			.run((context) -> assertThat(isKeptAlive()).isFalse());
	}

	@Test
	void listenerKeepsTheProcessRunningWhileItRuns() {
		this.runner.withUserConfiguration(Sink.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.connect=inproc://in")
			.run((context) -> {
				assertThat(isKeptAlive()).isTrue();
				ZmqListenerEndpointRegistry listeners = context.getBean(ZmqListenerEndpointRegistry.class);
				listeners.getContainer("sink").stop();
				awaitEnd();
				listeners.getContainer("sink").start();
				assertThat(isKeptAlive()).isTrue();
			});
		awaitEnd();
	}

	@Test
	void webServerDoesSoItself() {
		new ApplicationContextRunner(WithWebServer::new)
			.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
			.withPropertyValues(BOUND)
			.run((context) -> assertThat(isKeptAlive()).isFalse());
	}

	@Test
	void itCanBeSwitchedOnAndOff() {
		this.runner.withPropertyValues("zmq.context.keep-alive=true")
			.run((context) -> assertThat(isKeptAlive()).isTrue());
		awaitEnd();
		this.runner.withPropertyValues(BOUND)
			.withPropertyValues("zmq.context.keep-alive=false")
			.run((context) -> assertThat(isKeptAlive()).isFalse());
	}

	static class WithWebServer extends AnnotationConfigApplicationContext implements WebServerApplicationContext {

		@Override
		public @Nullable WebServer getWebServer() {
			return null;
		}

		@Override
		public @Nullable String getServerNamespace() {
			return null;
		}

	}

	static class Sink {

		@ZmqListener(id = "sink", socket = "in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
