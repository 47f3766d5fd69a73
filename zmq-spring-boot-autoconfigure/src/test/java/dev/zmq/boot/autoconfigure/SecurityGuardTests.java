package dev.zmq.boot.autoconfigure;

import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sockets that other machines can reach, or that reach other machines, without security.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityGuardTests {

	private static final String SECRET = CurveKeyPair.generate().secretText().replace("${", "$");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	private ApplicationContextRunner socket(String endpoint, String... properties) {
		return this.runner
			.withPropertyValues("zmq.sockets.prices.type=DEALER",
					endpoint.replaceFirst("^(\\w+) ", "zmq.sockets.prices.$1="))
			.withPropertyValues(properties);
	}

	private static long warnings(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("WARN") && line.contains("Socket '")).count();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bind tcp://*:0", "bind tcp://0.0.0.0:0", "bind tcp://[::]:0", "connect tcp://192.0.2.1:9",
			"connect tcp://feed.invalid:9" })
	void socketThatOthersReachIsWarnedAboutOnce(String endpoint, CapturedOutput output) {
		socket(endpoint, "zmq.sockets.prices.ipv6=true").run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isOne();
		assertThat(output).contains("Socket 'prices' has no security: [" + endpoint.replaceFirst("^\\w+ ", ""),
				"zmq.sockets.prices.security.curve", "127.0.0.1", "security.mechanism: \"null\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bind tcp://127.0.0.1:0", "bind tcp://lo:0", "bind tcp://localhost:0", "bind ipc://*",
			"bind inproc://prices", "connect tcp://localhost:9", "connect tcp://127.1.2.3:9", "connect tcp://[::1]:9" })
	void socketThatStaysOnThisMachineIsNot(String endpoint, CapturedOutput output) {
		socket(endpoint, "zmq.security.required=true").run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isZero();
	}

	@Test
	void whoeverSaysNullHasBeenWarned(CapturedOutput output) {
		socket("bind tcp://*:0", "zmq.sockets.prices.security.mechanism=null")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isZero();
		socket("bind tcp://*:0", "zmq.sockets.prices.security.mechanism=null", "zmq.security.required=true")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void securityCanBeRequired(CapturedOutput output) {
		socket("bind tcp://*:0", "zmq.security.required=true").run((context) -> assertThat(context).getFailure()
			.cause()
			.isInstanceOfSatisfying(SecurityPropertyException.class, (ex) -> {
				assertThat(ex.getProperty()).isEqualTo("zmq.security.required");
				assertThat(ex.getReason())
					.isEqualTo("socket 'prices' has no mechanism of security, but other machines: [tcp://*:0]");
				assertThat(ex.getAction()).contains("zmq.sockets.prices.security.curve", "127.0.0.1");
			}));
		assertThat(warnings(output)).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "zmq.sockets.prices.security.curve.secret-key=", "zmq.defaults.security.curve.secret-key=" })
	void keysAreEnough(String property, CapturedOutput output) {
		socket("bind tcp://*:0", "zmq.security.required=true", "zmq.security.curve.allow=any", property + SECRET)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isZero();
	}

	@Test
	void keysOfCustomizersAreEnough(CapturedOutput output) {
		socket("bind tcp://*:0", "zmq.security.required=true", "zmq.security.curve.allow=any")
			.withBean(ZmqSocketCustomizer.class, () -> (name, socket) -> {
				socket.set(SocketOption.CURVE_SERVER, true);
				socket.set(SocketOption.CURVE_SECRET_KEY, CurveKeyPair.generate().secretKey());
			})
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isZero();
	}

	@Test
	void passwordsInClearTextAreWarnedAboutAndAllowed(CapturedOutput output) {
		socket("connect tcp://192.0.2.1:9", "zmq.security.required=true",
				"zmq.sockets.prices.security.plain.username=anna", "zmq.sockets.prices.security.plain.password=pazz")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isOne();
		assertThat(output).contains("clear text", "tcp://192.0.2.1:9").doesNotContain("pazz");
	}

	@Test
	void streamsCannotBeSecured(CapturedOutput output) {
		String[] stream = { "zmq.sockets.web.type=STREAM", "zmq.sockets.web.bind=tcp://*:0" };
		this.runner.withPropertyValues(stream).run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isZero();
		this.runner.withPropertyValues(stream)
			.withPropertyValues("zmq.security.required=true")
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.hasMessageContaining("A STREAM speaks plain TCP"));
	}

	@Test
	void socketsOfBeansAndListenersAreLookedAt(CapturedOutput output) {
		this.runner.withUserConfiguration(Listening.class)
			.withBean(ZmqSocketDefinition.class,
					() -> ZmqSocketDefinition.builder("made", SocketType.PUSH).bind("tcp://*:0").build())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(warnings(output)).isEqualTo(2);
		assertThat(output).contains("Socket 'made' has no security", "Socket 'own' has no security",
				"@ZmqListener on Listening.handle");
	}

	static class Listening {

		@ZmqListener(id = "own", type = SocketType.PULL, bind = "tcp://*:0")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
