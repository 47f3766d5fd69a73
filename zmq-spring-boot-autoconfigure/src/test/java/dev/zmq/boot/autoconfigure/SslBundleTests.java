package dev.zmq.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TLS from SSL bundles.
 */
class SslBundleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@TempDir
	private static Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ZmqAutoConfiguration.class))
		.withPropertyValues(bundle("one"))
		.withPropertyValues(bundle("two"))
		.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=tls+tcp://127.0.0.1:0");

	@BeforeAll
	static void makeCertificates() throws Exception {
		for (String name : List.of("one", "two")) {
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-keystore",
					store(name).toString(), "-storetype", "PKCS12", "-storepass", "changeit", "-dname", "CN=" + name,
					"-ext", "san=ip:127.0.0.1")
				.inheritIO()
				.start();
			assertThat(keytool.waitFor()).isZero();
		}
	}

	private static Path store(String name) {
		return directory.resolve(name + ".p12");
	}

	/** A certificate of its own, which it also trusts. */
	private static String[] bundle(String name) {
		List<String> properties = new ArrayList<>();
		for (String store : List.of("keystore", "truststore")) {
			String prefix = "spring.ssl.bundle.jks." + name + "." + store + ".";
			properties.add(prefix + "location=file:" + store(name));
			properties.add(prefix + "type=PKCS12");
			properties.add(prefix + "password=changeit");
		}
		return properties.toArray(String[]::new);
	}

	@Test
	void bundleOfASocketIsUsed() {
		this.runner.withPropertyValues("zmq.sockets.in.ssl.bundle=one", "zmq.sockets.in.ssl.client-auth=need")
			.run((context) -> assertThat(received(context, "one").property("TLS-Subject")).isEqualTo("CN=one"));
	}

	@Test
	void defaultsHoldForSocketsThatSayNothing() {
		this.runner.withPropertyValues("zmq.defaults.ssl.bundle=one")
			.run((context) -> assertThat(received(context, "one").string(0)).isEqualTo("hello"));
	}

	@Test
	void defaultsHoldForTheSocketThatAListenerBringsAlong() {
		this.runner.withBean(Hearing.class).withPropertyValues("zmq.defaults.ssl.bundle=one").run((context) -> {
			int port = context.getBean(ZmqSocketRegistry.class).getPort("own");
			withClient(context, "one", port, (client) -> {
				client.send("hello");
				assertThat(context.getBean(Hearing.class).heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
					.isEqualTo("hello");
			});
		});
	}

	@Test
	void socketGoesBeforeDefaultsPropertyByProperty() {
		this.runner
			.withPropertyValues("zmq.defaults.ssl.bundle=two", "zmq.defaults.ssl.verify-host=false",
					"zmq.sockets.in.ssl.bundle=one", "zmq.sockets.in.ssl.server-name=broker.example")
			.run((context) -> {
				TlsSettings settings = socket(context).get(SocketOption.TLS);
				assertThat(settings.verifyHost()).isFalse();
				assertThat(settings.serverName()).isEqualTo("broker.example");
				assertThat(received(context, "one").string(0)).isEqualTo("hello");
			});
	}

	@Test
	void protocolsAndCiphersAreThoseOfTheBundle() {
		this.runner
			.withPropertyValues("zmq.sockets.in.ssl.bundle=one",
					"spring.ssl.bundle.jks.one.options.enabled-protocols=TLSv1.2",
					"spring.ssl.bundle.jks.one.options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
			.run((context) -> {
				ZmqMessage message = received(context, "one");
				assertThat(message.property("TLS-Protocol")).isEqualTo("TLSv1.2");
				assertThat(message.property("TLS-Cipher")).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
			});
	}

	@Test
	void updateOfTheBundleHoldsForNewConnections() {
		this.runner.withPropertyValues("zmq.sockets.in.ssl.bundle=one").run((context) -> {
			received(context, "one");
			SslBundles bundles = context.getBean(SslBundles.class);
			context.getBean(SslBundleRegistry.class).updateBundle("one", bundles.getBundle("two"));
			assertThat(received(context, "two").string(0)).isEqualTo("hello");
		});
	}

	@Test
	void missingBundleIsNamedWithThoseThatExist() {
		this.runner.withPropertyValues("zmq.sockets.in.ssl.bundle=tree")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("zmq.sockets.in.ssl.bundle")
				.hasMessageContaining("tree"));
	}

	private static ZmqMessage received(AssertableApplicationContext context, String trusted) throws Exception {
		AtomicReference<@Nullable ZmqMessage> received = new AtomicReference<>();
		withClient(context, trusted, context.getBean(ZmqSocketRegistry.class).getPort("in"), (client) -> {
			client.send("hello");
			received.set(socket(context).tryReceive(PATIENCE));
		});
		ZmqMessage message = received.get();
		assertThat(message).isNotNull();
		return message;
	}

	private static void withClient(AssertableApplicationContext context, String trusted, int port, Work work)
			throws Exception {
		SSLContext ssl = context.getBean(SslBundles.class).getBundle(trusted).createSslContext();
		try (ZmqContext far = ZmqContext.create(); ZmqSocket client = far.socket(SocketType.PUSH)) {
			client.set(SocketOption.TLS, TlsSettings.builder().context(ssl).build());
			client.set(SocketOption.SEND_TIMEOUT, PATIENCE);
			client.connect("tls+tcp://127.0.0.1:" + port);
			work.with(client);
		}
	}

	private static ZmqSocket socket(AssertableApplicationContext context) {
		return context.getBean(ZmqSocketRegistry.class).getSocket("in");
	}

	private interface Work {

		void with(ZmqSocket client) throws Exception;

	}

	/** Has a socket of its own. */
	static class Hearing {

		final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

		@ZmqListener(id = "own", type = SocketType.PULL, bind = "tls+tcp://127.0.0.1:0")
		void hear(String text) {
			this.heard.add(text);
		}

	}

}
