package dev.zmq.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that starts again, as DevTools lets it, finds its addresses free.
 */
class RestartTests {

	private static ConfigurableApplicationContext start(List<String> arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments.toArray(String[]::new));
	}

	/** Ports that nobody has, found by binding them once. */
	private static List<String> freePorts() {
		try (ConfigurableApplicationContext first = start(arguments(0, 0, 0))) {
			return arguments(port(first, "orders"), port(first, "quotes"), port(first, "prices"));
		}
	}

	private static List<String> arguments(int orders, int quotes, int prices) {
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off", "--quotes.port=" + quotes));
		arguments.addAll(List.of("--zmq.sockets.orders.type=PULL",
				"--zmq.sockets.orders.bind=tcp://127.0.0.1:" + orders, "--zmq.sockets.prices.type=PUB",
				"--zmq.sockets.prices.bind=tcp://127.0.0.1:" + prices, "--zmq.sockets.client.type=REQ",
				"--zmq.sockets.client.connect=tcp://127.0.0.1:" + Math.max(quotes, 1)));
		return arguments;
	}

	private static int port(ConfigurableApplicationContext context, String socket) {
		return context.getEnvironment().getRequiredProperty("local.zmq." + socket + ".port", Integer.class);
	}

	@Test
	void refreshAndCloseLeaveNoAddressInUse() {
		List<String> fixed = freePorts();
		for (int i = 0; i < 10; i++) {
			try (ConfigurableApplicationContext again = start(fixed)) {
				assertThat(again.getBean(ZmqOperations.class).convertSendAndReceive("client", "a" + i, String.class))
					.isEqualTo("a" + i + "!");
			}
		}
	}

	@Test
	void stopAndStartOfTheSameContextLeaveNoAddressInUse() {
		List<String> fixed = freePorts();
		try (ConfigurableApplicationContext context = start(fixed)) {
			for (int i = 0; i < 5; i++) {
				context.stop();
				assertThat(context.getBean(ZmqSocketRegistry.class).getSocketIfOpen("orders")).isNull();
				context.start();
				assertThat(context.getBean(ZmqOperations.class).convertSendAndReceive("client", "b" + i, String.class))
					.isEqualTo("b" + i + "!");
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

		@Bean
		Quotes quotes() {
			return new Quotes();
		}

	}

	static class Quotes {

		@ZmqListener(id = "quotes", type = SocketType.REP, bind = "tcp://127.0.0.1:${quotes.port}")
		String handle(String text) {
			return text + "!";
		}

	}

}
