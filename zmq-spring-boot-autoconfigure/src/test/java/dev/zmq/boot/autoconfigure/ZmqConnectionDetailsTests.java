package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.zmq.boot.autoconfigure.ZmqConnectionDetails.SocketConnection;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class ZmqConnectionDetailsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.orders.type=PUSH", "zmq.sockets.orders.connect=tcp://properties:1",
				"zmq.sockets.prices.type=SUB", "zmq.sockets.prices.connect=tcp://properties:2",
				"zmq.sockets.work.type=PUSH", "zmq.sockets.work.bind=inproc://work");

	private static List<String> connect(ApplicationContext context, String name) {
		return context.getBean(ZmqSocketRegistry.class).getDefinition(name).connect();
	}

	@Test
	void propertiesDecideWhenNobodyElseKnows() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(PropertiesZmqConnectionDetails.class);
			assertThat(connect(context, "orders")).containsExactly("tcp://properties:1");
		});
	}

	@Test
	void firstThatKnowsASocketDecidesAndPropertiesComeLast() {
		this.runner.withUserConfiguration(Containers.class).run((context) -> {
			assertThat(connect(context, "orders")).containsExactly("tcp://127.0.0.1:11", "tcp://127.0.0.1:12");
			assertThat(connect(context, "prices")).containsExactly("tcp://127.0.0.1:2");
		});
	}

	@Test
	void socketThatOneDoesNotKnowIsLeftToProperties() {
		this.runner.withBean(ZmqConnectionDetails.class, () -> new Some(Map.of("prices", SocketConnection.to())))
			.run((context) -> {
				assertThat(connect(context, "orders")).containsExactly("tcp://properties:1");
				assertThat(connect(context, "prices")).isEmpty();
			});
	}

	@Test
	void whereASocketBindsStaysWithItsProperties() {
		this.runner.withUserConfiguration(Containers.class).run((context) -> {
			assertThat(context.getBean(ZmqSocketRegistry.class).getDefinition("work").bind())
				.containsExactly("inproc://work");
			assertThat(connect(context, "work")).containsExactly("tcp://127.0.0.1:3");
		});
	}

	record Some(Map<String, SocketConnection> known) implements ZmqConnectionDetails {

		@Override
		public SocketConnection getSocket(String name) {
			return this.known.get(name);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@Order(2)
		ZmqConnectionDetails second() {
			return new Some(Map.of("orders", SocketConnection.to("tcp://127.0.0.1:1"), "prices",
					SocketConnection.to("tcp://127.0.0.1:2"), "work", SocketConnection.to("tcp://127.0.0.1:3")));
		}

		@Bean
		@Order(1)
		ZmqConnectionDetails first() {
			return new Some(Map.of("orders", SocketConnection.to("tcp://127.0.0.1:11", "tcp://127.0.0.1:12")));
		}

	}

}
