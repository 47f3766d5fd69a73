package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.zmq.option.Option;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be written about sockets, beyond each property for itself.
 */
class SocketPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	/**
	 * Keys and passwords are no plain values of one option, and frames in files are for
	 * those who close them: customizers set these.
	 */
	private static final Pattern NO_PROPERTY = Pattern.compile("(PLAIN|CURVE|GSSAPI|ZAP)_.*|TLS|LARGE_FRAMES");

	@Test
	void everyOptionOfTheEngineThatCanBeSetHasAProperty() {
		Set<String> settable = SocketOption.values()
			.stream()
			.filter((option) -> option.refusal() == null && !option.readOnly())
			.map(Option::name)
			.filter(NO_PROPERTY.asMatchPredicate().negate())
			.collect(Collectors.toSet());
		assertThat(SocketOptionTable.properties().values()).extracting(Option::name)
			.containsExactlyInAnyOrderElementsOf(settable);
	}

	@ParameterizedTest
	@EnumSource(SocketType.class)
	void severalSocketsOfEachTypeTellTheirPorts(SocketType type) {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=" + type, "zmq.sockets.a.bind=tcp://127.0.0.1:0",
					"zmq.sockets.b.type=" + type.name().toLowerCase(Locale.ROOT), "zmq.sockets.b.bind[0]=inproc://b",
					"zmq.sockets.b.bind[1]=tcp://127.0.0.1:*")
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				int a = context.getEnvironment().getRequiredProperty("local.zmq.a.port", Integer.class);
				int b = context.getEnvironment().getRequiredProperty("local.zmq.b.port", Integer.class);
				assertThat(List.of(sockets.getPort("a"), sockets.getPort("b"))).containsExactly(a, b);
				assertThat(a).isNotEqualTo(b);
			});
	}

	@ParameterizedTest
	@CsvSource({ "linger, LINGER", "send-timeout, SEND_TIMEOUT", "receive-timeout, RECEIVE_TIMEOUT",
			"reconnect.interval, RECONNECT_INTERVAL", "heartbeat.timeout, HEARTBEAT_TIMEOUT" })
	void minusOneIsForEver(String property, String option) {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=DEALER", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.a." + property + "=-1")
			.run((context) -> assertThat(
					(Object) context.getBean(ZmqSocketRegistry.class).getSocket("a").get(SocketOption.ofName(option)))
				.isEqualTo(SocketOption.INFINITE));
	}

	@Test
	void minusOneIsNoLimitOfSizes() {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=DEALER", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.a.max-message-size=-1", "zmq.sockets.a.send-buffer-size=-1")
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				assertThat(sockets.getSocket("a").get(SocketOption.MAX_MESSAGE_SIZE)).isEqualTo(-1);
				assertThat(sockets.getSocket("a").get(SocketOption.SEND_BUFFER_SIZE)).isEqualTo(-1);
			});
	}

	@ParameterizedTest
	@CsvSource({ "0x0a0B, '10,11'", "ab, '97,98'" })
	void routingIdsAreTextsOrBytes(String given, String expected) {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=DEALER", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.a.routing-id=" + given)
			.run((context) -> {
				byte[] id = context.getBean(ZmqSocketRegistry.class).getSocket("a").get(SocketOption.ROUTING_ID);
				assertThat(id[0] + "," + id[1]).isEqualTo(expected);
			});
	}

	@Test
	void emptyRoutingIdIsNone() {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=DEALER", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.a.routing-id=")
			.run((context) -> assertThat(
					context.getBean(ZmqSocketRegistry.class).getSocket("a").get(SocketOption.ROUTING_ID))
				.isEmpty());
	}

	@Test
	void topicsMayBeBytes() {
		this.runner
			.withPropertyValues("zmq.sockets.p.type=PUB", "zmq.sockets.p.bind=inproc://p", "zmq.sockets.s.type=SUB",
					"zmq.sockets.s.connect=inproc://p", "zmq.sockets.s.subscriptions-hex=0x4555,4A")
			.run((context) -> {
				ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
				assertThat(sockets.getDefinition("s").hasSubscriptions()).isTrue();
				assertThat(sockets.getDefinition("s").binarySubscriptions()).containsExactly(new byte[] { 0x45, 0x55 },
						new byte[] { 0x4a });
				sockets.getSocket("p").awaitSubscribers("J", 1, Duration.ofSeconds(10));
				ZmqOperations zmq = context.getBean(ZmqOperations.class);
				zmq.publish("p", "CHF", "1");
				zmq.publish("p", "EUR", "2");
				zmq.publish("p", "JPY", "3");
				assertThat(zmq.receiveAndConvert("s", String.class)).isEqualTo("2");
				assertThat(zmq.receiveAndConvert("s", String.class)).isEqualTo("3");
			});
	}

}
