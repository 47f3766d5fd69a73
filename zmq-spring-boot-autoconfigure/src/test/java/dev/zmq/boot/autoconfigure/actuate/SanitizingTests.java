package dev.zmq.boot.autoconfigure.actuate;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets stay out of the actuator, also where it shows all values.
 */
class SanitizingTests {

	private static final String KEY = "3132333435363738393031323334353637383930313233343536373839303132";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqSanitizingAutoConfiguration.class,
				EnvironmentEndpointAutoConfiguration.class,
				ConfigurationPropertiesReportEndpointAutoConfiguration.class, ZmqEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*",
				"management.endpoints.jmx.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "zmq.security.curve.allow=any",
				"zmq.security.curve.key-pairs.feed.secret-key=" + KEY, "zmq.sockets.in.type=PULL",
				"zmq.sockets.in.bind=tcp://127.0.0.1:0", "zmq.sockets.in.security.curve.secretKey=" + KEY,
				"zmq.sockets.in.security.curve.previous-secret-keys=" + KEY,
				"zmq.defaults.security.curve.previous-secret-keys[0]=" + KEY, "zmq.sockets.out.type=PUSH",
				"zmq.sockets.out.connect=tcp://127.0.0.1:9", "zmq.sockets.out.security.plain.username=anna",
				"zmq.sockets.out.security.plain.password=topsecret", "ZMQ_FEED_SECRET=" + KEY);

	@Test
	void noEndpointShowsSecrets() {
		this.runner.run((context) -> {
			JsonMapper json = JsonMapper.builder().build();
			String environment = json.writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment("zmq"))
					+ json.writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment("ZMQ"));
			String properties = json.writeValueAsString(
					context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties());
			String ours = json.writeValueAsString(context.getBean(ZmqEndpoint.class).zmq())
					+ json.writeValueAsString(context.getBean(ZmqEndpoint.class).socket("in"));
			assertThat(environment).contains("tcp://127.0.0.1:9", "anna", "******");
			assertThat(properties).contains("tcp://127.0.0.1:9", "anna", "******");
			assertThat(ours).contains("in");
			assertThat(environment + properties + ours).doesNotContain(KEY).doesNotContain("topsecret");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "zmq.sockets.a.security.curve.secret-key", "zmq.sockets.a.security.curve.secretKey",
			"zmq.defaults.security.curve.previous-secret-keys", "zmq.sockets.a.security.curve.previous-secret-keys[0]",
			"zmq.sockets.a.security.curve.previousSecretKeys[1]", "zmq.defaults.security.plain.password",
			"zmq.security.plain.users.anna", "ZMQ_SOCKETS_A_SECURITY_CURVE_SECRETKEY", "ZMQ_SECURITY_PLAIN_USERS_ANNA",
			"ZMQ_FEED_SECRET" })
	void secretsHaveManyNames(String name) {
		assertThat(ZmqSecrets.isSecret(name)).isTrue();
		assertThat(ZmqSecrets.mayBeSecret(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zmq.sockets.secret.bind", "zmq.sockets.a.security.mechanism", "zmq.security.required",
			"spring.datasource.password", "ZMQ_SOCKETS_A_BIND", "zmq.sockets.plainusers.type" })
	void othersAreNone(String name) {
		assertThat(ZmqSecrets.isSecret(name)).isFalse();
		assertThat(ZmqSecrets.mayBeSecret(name)).isFalse();
	}

	@Test
	void nothingIsMissedWithoutTheActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqSanitizingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
