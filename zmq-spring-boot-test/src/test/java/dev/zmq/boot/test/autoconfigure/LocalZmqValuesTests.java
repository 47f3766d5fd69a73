package dev.zmq.boot.test.autoconfigure;

import java.lang.reflect.Field;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.core.UnknownSocketException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LocalZmqValuesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.wild.type=PAIR", "zmq.sockets.wild.bind=tcp://*:*",
				"zmq.sockets.away.type=PAIR", "zmq.sockets.away.connect=tcp://127.0.0.1:1");

	private static @Nullable Object find(String name, ApplicationContext context) throws NoSuchFieldException {
		Field field = Wishes.class.getDeclaredField(name);
		return LocalZmqValues.find(field, field.getType(), context);
	}

	@Test
	void wildcardAddressBecomesOneToConnectTo() {
		this.runner.run((context) -> {
			Object port = find("port", context);
			assertThat(find("endpoint", context)).isEqualTo("tcp://127.0.0.1:" + port);
			assertThat(find("none", context)).isNull();
		});
	}

	@Test
	void socketThatIsNotBoundIsAnErrorThatSaysSo() {
		this.runner.run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> find("notBound", context))
				.withMessageContaining("'away' is not bound");
			assertThatIllegalStateException().isThrownBy(() -> find("noPort", context)).withMessageContaining("'away'");
		});
	}

	@Test
	void unknownSocketIsAnError() {
		this.runner.run((context) -> assertThatExceptionOfType(UnknownSocketException.class)
			.isThrownBy(() -> find("unknown", context))
			.withMessageContaining("nobody"));
	}

	@Test
	void wrongTypeIsAnErrorThatNamesTheField() {
		this.runner.run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> find("textPort", context))
				.withMessageContaining("@LocalZmqPort needs an int")
				.withMessageContaining("textPort");
			assertThatIllegalStateException().isThrownBy(() -> find("numericEndpoint", context))
				.withMessageContaining("@LocalZmqEndpoint needs a String");
		});
	}

	static class Wishes {

		@LocalZmqPort("wild")
		int port;

		@LocalZmqEndpoint("wild")
		String endpoint = "";

		String none = "";

		@LocalZmqEndpoint("away")
		String notBound = "";

		@LocalZmqPort("away")
		int noPort;

		@LocalZmqPort("nobody")
		int unknown;

		@LocalZmqPort("wild")
		String textPort = "";

		@LocalZmqEndpoint("wild")
		int numericEndpoint;

	}

}
