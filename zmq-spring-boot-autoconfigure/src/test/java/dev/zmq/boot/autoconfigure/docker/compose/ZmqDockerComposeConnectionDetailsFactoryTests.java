package dev.zmq.boot.autoconfigure.docker.compose;

import java.util.Map;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqConnectionDetails;
import dev.zmq.boot.autoconfigure.ZmqConnectionDetails.SocketConnection;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ZmqDockerComposeConnectionDetailsFactoryTests {

	/** By the registered factories, as Docker Compose support asks them. */
	private static Map<Class<?>, ConnectionDetails> details(DockerComposeConnectionSource source) {
		return new ConnectionDetailsFactories(null).getConnectionDetails(source, false);
	}

	private static DockerComposeConnectionSource source(String host, Map<String, String> labels) {
		ConnectionPorts ports = mock(ConnectionPorts.class);
		given(ports.get(anyInt())).willAnswer((call) -> 40_000 + call.<Integer>getArgument(0));
		RunningService service = mock(RunningService.class);
		given(service.image()).willReturn(ImageReference.of("pricing:1"));
		given(service.name()).willReturn("pricing");
		given(service.host()).willReturn(host);
		given(service.labels()).willReturn(labels);
		given(service.ports()).willReturn(ports);
		DockerComposeConnectionSource source = mock(DockerComposeConnectionSource.class);
		given(source.getRunningService()).willReturn(service);
		return source;
	}

	private static ZmqConnectionDetails zmq(DockerComposeConnectionSource source) {
		return (ZmqConnectionDetails) details(source).get(ZmqConnectionDetails.class);
	}

	@Test
	void labelsNameSocketsAndPortsAreThoseThatDockerGave() {
		ZmqConnectionDetails details = zmq(
				source("localhost", Map.of("zmq.socket.quotes", "5558", "zmq.socket.ticks", " 5559 ", "other", "1")));
		assertThat(details.getSocket("quotes")).isEqualTo(SocketConnection.to("tcp://localhost:45558"));
		assertThat(details.getSocket("ticks")).isEqualTo(SocketConnection.to("tcp://localhost:45559"));
		assertThat(details.getSocket("other")).isNull();
	}

	@Test
	void labelsTellHowToGetIn() {
		ZmqConnectionDetails details = zmq(
				source("localhost", Map.of("zmq.socket.quotes", "5558", "zmq.server-key.quotes", "key",
						"zmq.socket.ticks", "5559", "zmq.username.ticks", "anna", "zmq.password.ticks", "secret")));
		assertThat(details.getSocket("quotes"))
			.isEqualTo(SocketConnection.to("tcp://localhost:45558").withCurveServerKey("key"));
		assertThat(details.getSocket("ticks"))
			.isEqualTo(SocketConnection.to("tcp://localhost:45559").withPlain("anna", "secret"));
		assertThat(details.getSocket("ticks").toString()).contains("anna").doesNotContain("secret");
	}

	@Test
	void addressesOfIpv6GetBrackets() {
		assertThat(zmq(source("::1", Map.of("zmq.socket.quotes", "5"))).getSocket("quotes"))
			.isEqualTo(SocketConnection.to("tcp://[::1]:40005"));
	}

	@Test
	void servicesWithoutTheLabelAreOthers() {
		assertThat(details(source("localhost", Map.of("zmq", "5558")))).isEmpty();
	}

	@Test
	void labelThatIsNoPortSaysSo() {
		assertThatIllegalStateException().isThrownBy(() -> zmq(source("localhost", Map.of("zmq.socket.quotes", "x"))))
			.withMessage("Label 'zmq.socket.quotes' of the Docker Compose service 'pricing' is 'x'; give a port of the"
					+ " container, as in zmq.socket.quotes: 5555");
	}

	@Test
	void socketsConnectToTheService() {
		ZmqConnectionDetails details = zmq(source("127.0.0.1", Map.of("zmq.socket.quotes", "1")));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
			.withBean(ZmqConnectionDetails.class, () -> details)
			.withPropertyValues("zmq.sockets.quotes.type=REQ", "zmq.sockets.quotes.connect=tcp://elsewhere:1")
			.run((context) -> assertThat(context.getBean(ZmqSocketRegistry.class).getDefinition("quotes").connect())
				.containsExactly("tcp://127.0.0.1:40001"));
	}

	@Test
	void nothingIsMissedWithoutDockerCompose() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.docker.compose"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ZmqConnectionDetails.class));
	}

}
