package dev.zmq.benchmarks.worker;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A Spring Boot application with one {@code @ZmqListener} and default settings.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
final class ListenerApplication {

	private static final String SOCKET = "work";

	private ListenerApplication() {
	}

	/**
	 * Starts the application.
	 * @param endpoint where to bind
	 * @param traffic gets every message
	 * @return the resolved endpoint
	 */
	static String start(String endpoint, Handling traffic) {
		ApplicationContext context = new SpringApplicationBuilder(ListenerApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn",
					"zmq.sockets." + SOCKET + ".type=pull", "zmq.sockets." + SOCKET + ".bind=" + endpoint)
			.initializers((created) -> ((GenericApplicationContext) created).registerBean(Handler.class,
					() -> new Handler(traffic)))
			.run();
		return context.getBean(ZmqSocketRegistry.class).getBoundEndpoints(SOCKET).get(0).toString();
	}

	/**
	 * The application's own code.
	 */
	static final class Handler {

		private final Handling traffic;

		Handler(Handling traffic) {
			this.traffic = traffic;
		}

		@ZmqListener(socket = SOCKET)
		void handle(byte[] body) {
			this.traffic.handle(body);
		}

	}

}
