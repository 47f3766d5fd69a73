package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.CurveCertificate;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.PythonPeer;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Applications that have their keys in YAML, with each other and with libzmq.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityEndToEndTests {

	private static final String SERVER = """
			zmq:
			  security:
			    required: true
			    curve:
			      allow: any
			      key-pairs.quotes.certificate: %s/server.key_secret
			  sockets:
			    quotes:
			      type: rep
			      bind: "tcp://*:0"
			      security.curve.key-pair: quotes
			""";

	private static final String CLIENT = """
			zmq:
			  security.required: true
			  sockets:
			    quotes:
			      type: req
			      connect: "tcp://127.0.0.1:%s"
			      security:
			        curve: {server-key: 'file:%s', secret-key: '%s'}
			""";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@TempDir
	Path directory;

	private final CurveKeyPair client = CurveKeyPair.generate();

	private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

	private String port = "";

	@BeforeEach
	void startServer() throws IOException {
		CurveCertificate.of(CurveKeyPair.generate(), Map.of()).write(this.directory.resolve("server.key"));
		CurveCertificate.of(this.client, Map.of()).write(this.directory.resolve("client.key"));
		ConfigurableApplicationContext server = start(Service.class, SERVER.formatted(this.directory));
		this.port = server.getEnvironment().getRequiredProperty("local.zmq.quotes.port");
	}

	@AfterEach
	void close() {
		this.applications.forEach(ConfigurableApplicationContext::close);
	}

	private ConfigurableApplicationContext start(Class<?> type, String yaml) throws IOException {
		Path file = Files.writeString(Files.createTempDirectory(this.directory, "app").resolve("application.yaml"),
				yaml);
		ConfigurableApplicationContext application = new SpringApplicationBuilder(type).web(WebApplicationType.NONE)
			.properties("spring.config.location=" + file.toUri())
			.run();
		this.applications.add(application);
		return application;
	}

	private ConfigurableApplicationContext client(String serverKey) throws IOException {
		return start(Application.class, CLIENT.formatted(this.port, this.directory.resolve(serverKey),
				this.client.secretText().replace("${", "\\${")));
	}

	private static String ask(ZmqTemplate zmq, String question, Duration timeout) {
		return zmq.convertSendAndReceive("quotes", question, String.class, timeout);
	}

	@Test
	void applicationsSpeakCurve(CapturedOutput output) throws IOException {
		ConfigurableApplicationContext application = client("server.key");
		ZmqTemplate zmq = application.getBean(ZmqTemplate.class);
		assertThat(ask(zmq, "EUR", PATIENCE)).isEqualTo("EUR 42");
		assertThat(application.getBean(ZmqSocketRegistry.class).getSocket("quotes").get(SocketOption.MECHANISM))
			.isEqualTo(Mechanism.CURVE);
		assertThat(output).doesNotContain("WARN").doesNotContain(this.client.secretText());
	}

	@Test
	void clientWithTheKeyOfAnotherServerGetsNoAnswer() throws IOException {
		ZmqTemplate zmq = client("client.key").getBean(ZmqTemplate.class);
		assertThatException().isThrownBy(() -> ask(zmq, "EUR", Duration.ofMillis(500)));
		assertThat(ask(client("server.key").getBean(ZmqTemplate.class), "USD", PATIENCE)).isEqualTo("USD 42");
	}

	@Test
	@ExtendWith(PythonPeer.class)
	void libzmqSpeaksToTheApplicationWithTheSameFiles() throws Exception {
		Process python = PythonPeer.start(
				"""
						import sys, zmq, zmq.auth
						socket = zmq.Context().socket(zmq.REQ)
						socket.curve_publickey, socket.curve_secretkey = zmq.auth.load_certificate(sys.argv[2] + "/client.key_secret")
						socket.curve_serverkey, _ = zmq.auth.load_certificate(sys.argv[2] + "/server.key")
						socket.connect("tcp://127.0.0.1:" + sys.argv[1])
						socket.rcvtimeo = 20000
						socket.send(b"GBP")
						sys.exit(0 if socket.recv() == b"GBP 42" else 3)
						""",
				this.port, this.directory.toString());
		try {
			assertThat(python.waitFor(Duration.ofSeconds(40).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
			assertThat(python.exitValue()).isZero();
		}
		finally {
			python.destroyForcibly();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Service {

		@ZmqListener(socket = "quotes")
		String quote(String currency) {
			return currency + " 42";
		}

	}

}
