package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.boot.autoconfigure.health.ZmqHealthContributor;
import dev.zmq.boot.autoconfigure.health.ZmqHealthContributorAutoConfiguration;
import dev.zmq.boot.autoconfigure.metrics.ZmqMetricsAutoConfiguration;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.PeerInfo;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessRules;
import dev.zmq.security.Authentication;
import dev.zmq.security.Authenticator;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.event.ZmqHandshakeFailedEvent;
import dev.zmq.spring.event.ZmqPeerDisconnectedEvent;
import dev.zmq.spring.event.ZmqSocketEvent;
import dev.zmq.spring.support.ZmqHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may come in, as configuration says it, and that refusals are seen.
 */
@ExtendWith(OutputCaptureExtension.class)
class AccessTests {

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair ANNA = CurveKeyPair.generate();

	private static final CurveKeyPair STRANGER = CurveKeyPair.generate();

	private final ZmqContext far = ZmqContext.create();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class,
				ZmqHealthContributorAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, ZmqMetricsAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(Witness.class)
		.withPropertyValues("zmq.defaults.linger=0s", "zmq.sockets.in.type=PULL",
				"zmq.sockets.in.bind=tcp://127.0.0.1:0");

	private final ApplicationContextRunner curve = this.runner
		.withPropertyValues("zmq.sockets.in.security.curve.secret-key=" + SERVER.secretText());

	private final ApplicationContextRunner plain = this.runner
		.withPropertyValues("zmq.sockets.in.security.mechanism=plain");

	@TempDir
	private Path keys;

	@AfterEach
	void closeFar() {
		this.far.close();
	}

	@Test
	void refusedClientIsSeenEverywhere(CapturedOutput output) {
		this.curve.withPropertyValues("zmq.security.curve.allowed-keys.anna=" + ANNA.publicText()).run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			sockets.register(client("out", address(context), STRANGER, SERVER));
			Witness witness = context.getBean(Witness.class);
			ZmqHandshakeFailedEvent refused = witness.await(ZmqHandshakeFailedEvent.class, "in");
			assertThat(refused.getReason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED);
			assertThat(refused.getMechanism()).isEqualTo("CURVE");
			assertThat(refused.getRemoteAddress()).startsWith("tcp://127.0.0.1:");
			assertThat(refused.getDetail()).contains("400").contains(STRANGER.publicText());
			assertThat(witness.await(ZmqHandshakeFailedEvent.class, "out").getReason())
				.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);

			Health server = health(context, "sockets", "in");
			assertThat(server.getStatus()).isEqualTo(Status.UP);
			assertThat(server.getDetails().get("handshakeFailures")).asString().contains("AUTHENTICATION_FAILED=1");
			assertThat(server.getDetails().get("lastRefusal")).asString().contains(STRANGER.publicText());
			Health client = health(context, "sockets", "out");
			assertThat(client.getStatus()).isEqualTo(Status.DOWN);
			assertThat(client.getDetails().get("lastRefusal")).asString().contains("AUTHENTICATION_REFUSED");
			assertThat(health(context, "access").getDetails().get("judge")).asString().contains("1 keys");
			for (String socket : List.of("in", "out")) {
				assertThat(context.getBean(SimpleMeterRegistry.class)
					.get("zmq.handshake.failures")
					.tags("socket", socket, "reason", "auth")
					.functionCounter()
					.count()).isEqualTo(1);
			}

			for (int i = 0; i < 5; i++) {
				client(STRANGER, SERVER).connect(address(context));
			}
			Awaitility.await()
				.until(() -> socket(context).stats().handshakeFailures(CloseReason.AUTHENTICATION_FAILED) == 6);
			Awaitility.await().until(() -> witness.count("in") == 6);
			assertThat(output.getOut().lines().filter((line) -> line.contains("Security of socket 'in'")))
				.singleElement()
				.asString()
				.contains("WARN", STRANGER.publicText(), "127.0.0.1");
		});
	}

	@Test
	void clientThatExpectsAnotherServerIsDownUntilItComesIn() {
		this.curve.withPropertyValues("zmq.security.curve.allow=any").run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			sockets.register(client("out", address(context), ANNA, STRANGER));
			ZmqHandshakeFailedEvent failed = context.getBean(Witness.class).await(ZmqHandshakeFailedEvent.class, "out");
			assertThat(failed.getDetail()).contains("CURVE_SERVER_KEY");
			assertThat(health(context, "sockets", "out").getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context, "sockets", "in").getStatus()).isEqualTo(Status.UP);

			sockets.getSocket("out").set(SocketOption.CURVE_SERVER_KEY, SERVER.publicKey());
			sockets.getSocket("out").awaitPeers(1, Duration.ofSeconds(10));
			Awaitility.await().until(() -> health(context, "sockets", "out").getStatus().equals(Status.UP));
			assertThat(health(context, "sockets", "out").getDetails()).containsKey("lastRefusal");
		});
	}

	@Test
	void keysInADirectoryComeAndGoWhileTheApplicationRuns(CapturedOutput output) throws IOException {
		Files.writeString(this.keys.resolve("anna.key"), ANNA.publicText() + "\n");
		Files.writeString(this.keys.resolve("anna.key_secret"), "not read");
		this.curve
			.withPropertyValues("zmq.security.curve.allowed-keys-location=file:" + this.keys,
					"zmq.security.reload-interval=20ms")
			.run((context) -> {
				Witness witness = context.getBean(Witness.class);
				client(ANNA, SERVER).connect(address(context));
				socket(context).awaitPeers(1, Duration.ofSeconds(10));
				assertThat(socket(context).peers().get(0).userId()).isEqualTo("anna");
				client(STRANGER, SERVER).connect(address(context));
				witness.await(ZmqHandshakeFailedEvent.class, "in");

				Files.writeString(this.keys.resolve("list"), "# keys of guests\n" + STRANGER.publicText() + " guest\n");
				Awaitility.await().until(() -> judge(context).contains("2 keys"));
				client(STRANGER, SERVER).connect(address(context));
				socket(context).awaitPeers(2, Duration.ofSeconds(10));

				Path broken = Files.writeString(this.keys.resolve("broken"), "this is no key");
				Awaitility.await().until(() -> health(context, "access").getDetails().containsKey("failure"));
				assertThat(health(context, "access").getStatus()).isEqualTo(Status.UP);
				assertThat(health(context, "access").getDetails().get("failure")).asString().contains("file broken");
				assertThat(socket(context).peers()).hasSize(2);
				Files.delete(broken);
				Awaitility.await().until(() -> !health(context, "access").getDetails().containsKey("failure"));
				assertThat(output.getOut().lines().filter((line) -> line.contains("cannot be used"))).hasSize(1);

				Files.delete(this.keys.resolve("anna.key"));
				ZmqPeerDisconnectedEvent gone = witness.await(ZmqPeerDisconnectedEvent.class, "in");
				assertThat(gone.getReason()).isEqualTo(CloseReason.ACCESS_REVOKED);
				assertThat(gone.getPeer().userId()).isEqualTo("anna");
				assertThat(socket(context).peers()).singleElement()
					.satisfies((peer) -> assertThat(peer.userId()).isEqualTo("guest"));
				assertThat(context.getBean(SimpleMeterRegistry.class)
					.get("zmq.access.revoked")
					.tag("socket", "in")
					.functionCounter()
					.count()).isEqualTo(1);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "zmq.sockets.in.", "zmq.defaults." })
	void serverServesClientsOfItsOldKeyAndItsNewOne(String prefix) {
		CurveKeyPair old = CurveKeyPair.generate();
		this.curve
			.withPropertyValues("zmq.security.curve.allow=any",
					prefix + "security.curve.previous-secret-keys=" + CurveKeyFormat.HEX.format(old.secretKey()),
					"zmq.sockets.other.type=PAIR", "zmq.sockets.other.bind=inproc://other")
			.run((context) -> {
				client(ANNA, old).connect(address(context));
				client(STRANGER, SERVER).connect(address(context));
				socket(context).awaitPeers(2, Duration.ofSeconds(10));
				assertThat(context.getBean(ZmqProperties.class)).asString()
					.doesNotContain(CurveKeyFormat.HEX.format(old.secretKey()));
			});
	}

	@Test
	void eachServerHasOldKeysOfItsOwn() {
		CurveKeyPair old = CurveKeyPair.generate();
		CurveKeyPair older = CurveKeyPair.generate();
		this.curve
			.withPropertyValues("zmq.security.curve.allow=any",
					"zmq.defaults.security.curve.previous-secret-keys=" + CurveKeyFormat.HEX.format(older.secretKey()),
					"zmq.sockets.in.security.curve.previous-secret-keys[0]="
							+ CurveKeyFormat.BASE64.format(old.secretKey()))
			.run((context) -> assertThat(socket(context).get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS)).singleElement()
				.isEqualTo(old.secretKey()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "in | bind=tcp://127.0.0.1:* | short | 5 characters",
					"in | bind=tcp://127.0.0.1:* | 1,2,3,4 | there are 4",
					"a | connect=tcp://127.0.0.1:1 | short | no server of CURVE" })
	void oldKeysThatCannotBeUsedAreNamed(String name, String endpoint, String keys, String reason) {
		String property = "zmq.sockets." + name + ".security.curve.previous-secret-keys";
		this.curve
			.withPropertyValues("zmq.security.curve.allow=any", "zmq.sockets." + name + ".type=PULL",
					"zmq.sockets." + name + "." + endpoint, property + "=" + keys)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(property)
				.hasStackTraceContaining(reason));
	}

	@Test
	void certificatesTellWhoTheirOwnersAre() throws IOException {
		Files.writeString(this.keys.resolve("whatever.key"),
				"metadata\n    name = \"Anna A.\"\ncurve\n    public-key = \"" + ANNA.publicText() + "\"\n");
		this.curve.withPropertyValues("zmq.security.curve.allowed-keys-location=file:" + this.keys).run((context) -> {
			client(ANNA, SERVER).connect(address(context));
			socket(context).awaitPeers(1, Duration.ofSeconds(10));
			assertThat(socket(context).peers().get(0).userId()).isEqualTo("Anna A.");
		});
	}

	@Test
	void userIdReachesListeners() {
		this.curve.withBean(Hearing.class)
			.withPropertyValues("zmq.security.curve.allowed-keys[0]=" + STRANGER.publicText(),
					"zmq.security.curve.allowed-keys[1]=" + ANNA.publicText())
			.run((context) -> {
				ZmqSocket client = client(ANNA, SERVER);
				client.connect(address(context));
				client.send("hello");
				Awaitility.await()
					.untilAsserted(
							() -> assertThat(context.getBean(Hearing.class).users).containsExactly(ANNA.publicText()));
			});
	}

	@Test
	void usersOfPlainNeedTheirPasswords() {
		this.plain
			.withPropertyValues("zmq.security.plain.users.anna=secret-a",
					"zmq.security.plain.users.bert={noop}secret-b",
					"zmq.security.plain.users.carl={bcrypt}" + BCrypt.hashpw("secret-c", BCrypt.gensalt(4)))
			.run((context) -> {
				List.of("anna:secret-b", "anna:", "bert:{noop}secret-b", "carl:secret-a", "dora:secret-a")
					.forEach((login) -> user(login).connect(address(context)));
				Awaitility.await()
					.until(() -> socket(context).stats().handshakeFailures(CloseReason.AUTHENTICATION_FAILED) == 5);
				assertThat(socket(context).peers()).isEmpty();
				assertThat(context.getBean(Witness.class).await(ZmqHandshakeFailedEvent.class, "in").getDetail())
					.doesNotContain("secret");

				List.of("anna:secret-a", "bert:secret-b", "carl:secret-c")
					.forEach((login) -> user(login).connect(address(context)));
				socket(context).awaitPeers(3, Duration.ofSeconds(10));
				assertThat(socket(context).peers()).extracting(PeerInfo::userId)
					.containsExactlyInAnyOrder("anna", "bert", "carl");
			});
	}

	@Test
	void hashNeedsSomebodyWhoComparesIt() {
		ApplicationContextRunner bare = this.plain.withClassLoader(new FilteredClassLoader(PasswordEncoder.class))
			.withPropertyValues("zmq.security.plain.users.anna={bcrypt}topsecret");
		bare.run((context) -> assertThat(context.getStartupFailure())
			.hasStackTraceContaining("zmq.security.plain.users.anna")
			.hasStackTraceContaining("spring-security-crypto")
			.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("topsecret")));
		bare.withBean(AccessRules.PasswordCheck.class, () -> AccessRules.PasswordCheck.PLAIN)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	@SuppressWarnings("deprecation") // it shows which one was asked
	void passwordEncoderOfTheApplicationComparesAll() {
		this.plain.withBean(PasswordEncoder.class, NoOpPasswordEncoder::getInstance)
			.withPropertyValues("zmq.security.plain.users.anna={noop}secret")
			.run((context) -> {
				user("anna:{noop}secret").connect(address(context));
				socket(context).awaitPeers(1, Duration.ofSeconds(10));
			});
	}

	@Test
	void addressesDecideAboutEverybody() {
		this.plain
			.withPropertyValues("zmq.security.plain.users.anna=secret", "zmq.security.ip.allow=127.0.0.0/8,::1",
					"zmq.security.ip.deny=127.0.0.1")
			.run((context) -> {
				user("anna:secret").connect(address(context));
				assertThat(context.getBean(Witness.class).await(ZmqHandshakeFailedEvent.class, "in").getDetail())
					.contains("denied by 127.0.0.1");
			});
	}

	@Test
	void ownAuthenticatorDecidesInsteadOfRules() {
		Authenticator own = (request) -> CompletableFuture.completedFuture(Authentication.accept("by code"));
		this.curve.withBean(Authenticator.class, () -> own)
			.withPropertyValues("zmq.security.curve.allowed-keys.anna=" + ANNA.publicText())
			.run((context) -> {
				client(STRANGER, SERVER).connect(address(context));
				socket(context).awaitPeers(1, Duration.ofSeconds(10));
				assertThat(socket(context).peers().get(0).userId()).isEqualTo("by code");
			});
	}

	@Test
	void serverOfCurveThatNothingRestrictsDoesNotStart() {
		this.curve.run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = SpringFactoriesLoader.forDefaultResourceLocation()
				.load(FailureAnalyzer.class,
						SpringFactoriesLoader.FailureHandler.logging(LogFactory.getLog(AccessTests.class)))
				.stream()
				.filter((analyzer) -> analyzer.getClass().getName().startsWith("dev.zmq"))
				.map((analyzer) -> analyzer.analyze(context.getStartupFailure()))
				.filter((found) -> found != null)
				.findFirst()
				.orElseThrow();
			assertThat(analysis.getDescription()).contains("'in'", "CURVE");
			assertThat(analysis.getAction()).contains("allowed-keys:", "zmq.security.curve.allow: any", "Authenticator",
					"ZAP_ENFORCE_DOMAIN");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "zmq.security.curve.allow=any", "zmq.security.ip.deny=10.0.0.0/8" })
	void serverOfCurveStartsWhenSomebodyHasDecided(String property) {
		this.curve.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "curve.allowed-keys.anna=short | zmq.security.curve.allowed-keys.anna | 5 characters",
					"curve.allow=listed | zmq.security.curve.allow | nothing is listed",
					"curve.allowed-keys-location=file:/does/not/exist | allowed-keys-location | exist",
					"ip.deny=10/8 | zmq.security.ip.deny | 10.0.0.0/8",
					"plain.users.anna= | zmq.security.plain.users.anna | anna" })
	void whatCannotBeUsedIsNamed(String property, String name, String reason) {
		this.runner.withPropertyValues("zmq.security." + property).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.satisfies((ignored) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(name)
					.hasStackTraceContaining(reason));
		});
	}

	private static ZmqSocketDefinition client(String name, String address, CurveKeyPair own, CurveKeyPair server) {
		return ZmqSocketDefinition.builder(name, SocketType.PUSH)
			.connect(address)
			.option(SocketOption.LINGER, Duration.ZERO)
			.option(SocketOption.CURVE_SECRET_KEY, own.secretKey())
			.option(SocketOption.CURVE_SERVER_KEY, server.publicKey())
			.build();
	}

	private ZmqSocket client(CurveKeyPair own, CurveKeyPair server) {
		ZmqSocket socket = this.far.socket(SocketType.PUSH);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		socket.set(SocketOption.CURVE_SECRET_KEY, own.secretKey());
		socket.set(SocketOption.CURVE_SERVER_KEY, server.publicKey());
		return socket;
	}

	private ZmqSocket user(String login) {
		ZmqSocket socket = this.far.socket(SocketType.PUSH);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		socket.set(SocketOption.PLAIN_USERNAME, login.split(":")[0]);
		socket.set(SocketOption.PLAIN_PASSWORD, login.substring(login.indexOf(':') + 1));
		return socket;
	}

	private static ZmqSocket socket(ApplicationContext context) {
		return context.getBean(ZmqSocketRegistry.class).getSocket("in");
	}

	private static String address(ApplicationContext context) {
		return context.getBean(ZmqSocketRegistry.class).getBoundEndpoints("in").get(0).toString();
	}

	private static String judge(ApplicationContext context) {
		return String.valueOf(health(context, "access").getDetails().get("judge"));
	}

	private static Health health(ApplicationContext context, String... path) {
		HealthContributor contributor = context.getBean(ZmqHealthContributor.class);
		for (String name : path) {
			contributor = ((CompositeHealthContributor) contributor).getContributor(name);
		}
		assertThat(contributor).as(String.join("/", path)).isInstanceOf(HealthIndicator.class);
		return ((HealthIndicator) contributor).health();
	}

	/** Hears what happens to sockets. */
	static final class Witness {

		private final List<ZmqSocketEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void heard(ZmqSocketEvent event) {
			this.events.add(event);
		}

		long count(String socket) {
			return this.events.stream()
				.filter((event) -> event instanceof ZmqHandshakeFailedEvent && event.getName().equals(socket))
				.count();
		}

		<E extends ZmqSocketEvent> E await(Class<E> type, String socket) {
			return Awaitility.await()
				.until(() -> this.events.stream()
					.filter((event) -> type.isInstance(event) && event.getName().equals(socket))
					.map(type::cast)
					.findFirst(), Optional::isPresent)
				.orElseThrow();
		}

	}

	/** Hears who sends. */
	static final class Hearing {

		private final List<String> users = new CopyOnWriteArrayList<>();

		@ZmqListener(socket = "in")
		void hear(byte[] ignored, @Header(ZmqHeaders.USER_ID) String user) {
			this.users.add(user);
		}

	}

}
