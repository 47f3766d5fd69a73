package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.boot.autoconfigure.ZmqConnectionDetails.SocketConnection;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.security.Z85;
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

	@Test
	void howToGetInBeatsWhatTheSocketSays() {
		String key = CurveKeyPair.generate().publicText();
		String secret = CurveKeyFormat.HEX.format(CurveKeyPair.generate().secretKey());
		this.runner
			.withPropertyValues("zmq.sockets.orders.security.plain.username=bob",
					"zmq.sockets.prices.security.curve.secret-key=" + secret,
					"zmq.sockets.prices.security.curve.server-key=" + "0".repeat(64))
			.withBean(ZmqConnectionDetails.class,
					() -> new Some(Map.of("orders", SocketConnection.to("tcp://127.0.0.1:1").withPlain("anna", "pass"),
							"prices", SocketConnection.to("tcp://127.0.0.1:2").withCurveServerKey(key))))
			.run((context) -> {
				ZmqSocket orders = context.getBean(ZmqSocketRegistry.class).getSocket("orders");
				assertThat(orders.get(SocketOption.PLAIN_USERNAME)).isEqualTo("anna");
				assertThat(orders.get(SocketOption.PLAIN_PASSWORD)).isEqualTo("pass");
				ZmqSocket prices = context.getBean(ZmqSocketRegistry.class).getSocket("prices");
				assertThat(prices.get(SocketOption.CURVE_SERVER_KEY)).isEqualTo(Z85.decode(key));
				assertThat(prices.get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(CurveKeyFormat.parse(secret));
			});
	}

	@Test
	void mechanismOfTheOtherSideBeatsThatOfTheSocket() {
		this.runner.withPropertyValues("zmq.sockets.orders.security.plain.username=bob")
			.withBean(ZmqConnectionDetails.class,
					() -> new Some(Map.of("orders",
							SocketConnection.to("tcp://127.0.0.1:1")
								.withCurveServerKey(CurveKeyPair.generate().publicText()))))
			.run((context) -> assertThat(
					context.getBean(ZmqSocketRegistry.class).getSocket("orders").get(SocketOption.MECHANISM))
				.isEqualTo(Mechanism.CURVE));
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
