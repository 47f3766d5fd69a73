package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.option.GssapiNameType;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveCertificate;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.SocketSetupException;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be written about the security of sockets.
 */
class SecurityPropertiesTests {

	private static final CurveKeyPair FEED = CurveKeyPair.generate();

	private static final CurveKeyPair OTHER = CurveKeyPair.generate();

	private static final String SECRET = CurveKeyFormat.HEX.format(FEED.secretKey());

	private static final String PUBLIC = CurveKeyFormat.HEX.format(FEED.publicKey());

	private static final String OTHER_SECRET = CurveKeyFormat.HEX.format(OTHER.secretKey());

	private static final String OTHER_PUBLIC = CurveKeyFormat.HEX.format(OTHER.publicKey());

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.out.type=PUB", "zmq.sockets.in.type=SUB", "zmq.security.curve.allow=any");

	private ApplicationContextRunner bound(String... properties) {
		return this.runner.withPropertyValues("zmq.sockets.in.enabled=false", "zmq.sockets.out.bind=tcp://127.0.0.1:0")
			.withPropertyValues(properties);
	}

	private ApplicationContextRunner connected(String... properties) {
		return this.runner
			.withPropertyValues("zmq.sockets.out.enabled=false", "zmq.sockets.in.connect=tcp://127.0.0.1:9")
			.withPropertyValues(properties);
	}

	private static ZmqSocket socket(AssertableApplicationContext context, String name) {
		return context.getBean(ZmqSocketRegistry.class).getSocket(name);
	}

	@Test
	void socketThatSaysNothingHasNoSecurity() {
		bound()
			.run((context) -> assertThat(socket(context, "out").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.NULL));
	}

	@ParameterizedTest
	@EnumSource(CurveKeyFormat.class)
	void socketThatBindsWithASecretKeyIsAServerOfCurve(CurveKeyFormat format) {
		bound("zmq.sockets.out.security.curve.secret-key=" + format.format(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
				11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 }))
			.run((context) -> {
				ZmqSocket socket = socket(context, "out");
				assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.CURVE);
				assertThat(socket.get(SocketOption.CURVE_SERVER)).isTrue();
				assertThat(socket.get(SocketOption.CURVE_SECRET_KEY)).startsWith(1, 2, 3).endsWith(31, 32);
			});
	}

	@Test
	void socketThatConnectsWithAServerKeyIsAClientOfCurve() {
		connected("zmq.sockets.in.security.curve.secret-key=" + SECRET,
				"zmq.sockets.in.security.curve.public-key=" + PUBLIC,
				"zmq.sockets.in.security.curve.server-key=" + OTHER_PUBLIC, "zmq.sockets.in.security.zap-domain=feed")
			.run((context) -> {
				ZmqSocket socket = socket(context, "in");
				assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.CURVE);
				assertThat(socket.get(SocketOption.CURVE_SERVER)).isFalse();
				assertThat(socket.get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(FEED.secretKey());
				assertThat(socket.get(SocketOption.CURVE_SERVER_KEY)).isEqualTo(OTHER.publicKey());
				assertThat(socket.get(SocketOption.ZAP_DOMAIN)).isEqualTo("feed");
			});
	}

	@Test
	void clientWithoutKeysOfItsOwnGetsNewOnes() {
		connected("zmq.sockets.in.security.curve.server-key=" + PUBLIC).run((context) -> {
			assertThat(socket(context, "in").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.CURVE);
			assertThat(socket(context, "in").get(SocketOption.CURVE_SECRET_KEY)).hasSize(32);
		});
	}

	@Test
	void keyPairsHaveNames() {
		bound("zmq.security.curve.key-pairs.feed.secret-key=" + SECRET,
				"zmq.security.curve.key-pairs.feed.public-key=" + PUBLIC,
				"zmq.sockets.out.security.curve.key-pair=feed")
			.run((context) -> assertThat(socket(context, "out").get(SocketOption.CURVE_SECRET_KEY))
				.isEqualTo(FEED.secretKey()));
	}

	@Test
	void keysAndCertificatesAreTakenFromFiles(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("secret"), FEED.secretText() + "\n");
		CurveCertificate.of(OTHER, Map.of()).write(directory.resolve("other.key"));
		String files = "file:" + directory + "/";
		connected("zmq.sockets.in.security.curve.secret-key=" + files + "secret",
				"zmq.sockets.in.security.curve.server-key=" + files + "other.key", "zmq.sockets.cert.type=PUSH",
				"zmq.sockets.cert.connect=tcp://127.0.0.1:9",
				"zmq.sockets.cert.security.curve.certificate=" + directory + "/other.key_secret",
				"zmq.sockets.cert.security.curve.server-key=" + PUBLIC,
				"zmq.security.curve.key-pairs.other.certificate=" + files + "other.key_secret",
				"zmq.security.curve.key-pairs.other.public-key=" + files + "other.key", "zmq.sockets.named.type=PUSH",
				"zmq.sockets.named.bind=tcp://127.0.0.1:0", "zmq.sockets.named.security.curve.key-pair=other")
			.run((context) -> {
				assertThat(socket(context, "in").get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(FEED.secretKey());
				assertThat(socket(context, "in").get(SocketOption.CURVE_SERVER_KEY)).isEqualTo(OTHER.publicKey());
				assertThat(socket(context, "cert").get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(OTHER.secretKey());
				assertThat(socket(context, "named").get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(OTHER.secretKey());
			});
	}

	@Test
	void gssapiHasServersAndClients() {
		bound("zmq.sockets.out.security.gssapi.principal=feed@localhost",
				"zmq.sockets.out.security.gssapi.keytab=/etc/feed.keytab")
			.run((context) -> {
				ZmqSocket socket = socket(context, "out");
				assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.GSSAPI);
				assertThat(socket.get(SocketOption.GSSAPI_SERVER)).isTrue();
				assertThat(socket.get(SocketOption.GSSAPI_PRINCIPAL)).isEqualTo("feed@localhost");
				assertThat(socket.get(SocketOption.GSSAPI_PRINCIPAL_TYPE)).isEqualTo(GssapiNameType.HOST_BASED);
				assertThat(socket.get(SocketOption.GSSAPI_KEYTAB)).isEqualTo("/etc/feed.keytab");
			});
		connected("zmq.sockets.in.security.gssapi.principal=anna@EXAMPLE.COM",
				"zmq.sockets.in.security.gssapi.principal-type=krb5-principal",
				"zmq.sockets.in.security.gssapi.service-principal=feed",
				"zmq.sockets.in.security.gssapi.service-principal-type=user-name",
				"zmq.sockets.in.security.gssapi.plaintext=true")
			.run((context) -> {
				ZmqSocket socket = socket(context, "in");
				assertThat(socket.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.GSSAPI);
				assertThat(socket.get(SocketOption.GSSAPI_SERVER)).isFalse();
				assertThat(socket.get(SocketOption.GSSAPI_PRINCIPAL)).isEqualTo("anna@EXAMPLE.COM");
				assertThat(socket.get(SocketOption.GSSAPI_PRINCIPAL_TYPE)).isEqualTo(GssapiNameType.KRB5_PRINCIPAL);
				assertThat(socket.get(SocketOption.GSSAPI_SERVICE_PRINCIPAL)).isEqualTo("feed");
				assertThat(socket.get(SocketOption.GSSAPI_SERVICE_PRINCIPAL_TYPE)).isEqualTo(GssapiNameType.USER_NAME);
				assertThat(socket.get(SocketOption.GSSAPI_PLAINTEXT)).isTrue();
			});
	}

	@Test
	void passwordThatIsTooLongIsNotShown() {
		String password = "secret".repeat(60);
		connected("zmq.sockets.in.security.plain.username=anna", "zmq.sockets.in.security.plain.password=" + password)
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.isInstanceOf(SocketSetupException.class)
				.hasMessageContaining("zmq.sockets.in.security.plain.password = (not shown)")
				.hasMessageContaining("at most 255 bytes")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secretsecret")));
	}

	@Test
	void nothingShowsSecrets() {
		ZmqSecurityProperties.KeyPair pair = new ZmqSecurityProperties.KeyPair(SECRET, PUBLIC, null);
		SocketSecurityProperties security = new SocketSecurityProperties(Mechanism.CURVE, null, null,
				new SocketSecurityProperties.Plain("anna", SECRET),
				new SocketSecurityProperties.Curve(SECRET, PUBLIC, null, null, null, List.of(SECRET)),
				SocketSecurityProperties.Gssapi.NONE);
		assertThat(pair.toString() + security + new SecurityLayer("x", security) + new GivenText("x", SECRET))
			.contains(PUBLIC, "anna")
			.doesNotContain(SECRET);
	}

	@Test
	void plainHasServersAndClients() {
		bound("zmq.sockets.out.security.mechanism=plain").run((context) -> {
			assertThat(socket(context, "out").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.PLAIN);
			assertThat(socket(context, "out").get(SocketOption.PLAIN_SERVER)).isTrue();
		});
		connected("zmq.sockets.in.security.plain.username=alice", "zmq.sockets.in.security.plain.password=x y z")
			.run((context) -> {
				assertThat(socket(context, "in").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.PLAIN);
				assertThat(socket(context, "in").get(SocketOption.PLAIN_SERVER)).isFalse();
				assertThat(socket(context, "in").get(SocketOption.PLAIN_USERNAME)).isEqualTo("alice");
				assertThat(socket(context, "in").get(SocketOption.PLAIN_PASSWORD)).isEqualTo("x y z");
			});
	}

	@ParameterizedTest
	@EnumSource(SocketSecurityProperties.Role.class)
	void roleCanBeSaid(SocketSecurityProperties.Role role) {
		boolean server = role == SocketSecurityProperties.Role.SERVER;
		bound("zmq.sockets.out.connect=tcp://127.0.0.1:9", "zmq.sockets.out.security.role=" + role,
				"zmq.sockets.out.security.curve.secret-key=" + SECRET,
				server ? "x=y" : "zmq.sockets.out.security.curve.server-key=" + PUBLIC)
			.run((context) -> assertThat(socket(context, "out").get(SocketOption.CURVE_SERVER)).isEqualTo(server));
	}

	@Test
	void defaultsReachSocketsThatSayNothingElse() {
		connected("zmq.defaults.security.curve.server-key=" + PUBLIC,
				"zmq.defaults.security.curve.secret-key=" + OTHER_SECRET, "zmq.sockets.own.type=PUSH",
				"zmq.sockets.own.connect=tcp://127.0.0.1:9", "zmq.sockets.own.security.curve.secret-key=" + SECRET,
				"zmq.sockets.plain.type=PUSH", "zmq.sockets.plain.connect=tcp://127.0.0.1:9",
				"zmq.sockets.plain.security.plain.username=alice", "zmq.sockets.none.type=PUSH",
				"zmq.sockets.none.connect=tcp://127.0.0.1:9", "zmq.sockets.none.security.mechanism=null",
				"zmq.sockets.stream.type=STREAM", "zmq.sockets.stream.connect=tcp://127.0.0.1:9")
			.run((context) -> {
				assertThat(socket(context, "in").get(SocketOption.CURVE_SERVER_KEY)).isEqualTo(FEED.publicKey());
				assertThat(socket(context, "in").get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(OTHER.secretKey());
				assertThat(socket(context, "own").get(SocketOption.CURVE_SERVER_KEY)).isEqualTo(FEED.publicKey());
				assertThat(socket(context, "own").get(SocketOption.CURVE_SECRET_KEY)).isEqualTo(FEED.secretKey());
				assertThat(socket(context, "plain").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.PLAIN);
				assertThat(socket(context, "none").get(SocketOption.MECHANISM)).isEqualTo(Mechanism.NULL);
				assertThat(socket(context, "stream").get(SocketOption.CURVE_SERVER_KEY)).isEmpty();
			});
	}

	@Test
	void listenersWithSocketsOfTheirOwnHaveDefaultsAndProperties() {
		this.runner.withUserConfiguration(Own.class)
			.withPropertyValues("zmq.sockets.in.enabled=false", "zmq.sockets.out.enabled=false",
					"zmq.security.curve.key-pairs.feed.secret-key=" + SECRET,
					"zmq.defaults.security.curve.secret-key=" + OTHER_SECRET)
			.run((context) -> {
				assertThat(socket(context, "byDefault").get(SocketOption.CURVE_SERVER)).isTrue();
				assertThat(socket(context, "byDefault").get(SocketOption.CURVE_SECRET_KEY))
					.isEqualTo(OTHER.secretKey());
				assertThat(socket(context, "byProperty").get(SocketOption.CURVE_SECRET_KEY))
					.isEqualTo(FEED.secretKey());
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					in.security.curve.secret-key=SECRET | in.security.curve.server-key | it is missing
					in.security.curve.public-key=PUBLIC,in.security.role=server | in.security.curve.secret-key | it is missing
					in.security.curve.key-pair=feed | in.security.curve.key-pair | there is no zmq.security.curve.key-pairs.feed
					in.security.plain.password=x | in.security.plain.username | it is missing
					in.security.role=server,in.security.mechanism=curve | in.security.curve.secret-key | it is missing
					in.security.role=server,in.security.plain.username=a | in.security.plain.username | a server asks for the user names of others
					in.security.mechanism=plain,in.security.curve.server-key=PUBLIC | in.security.mechanism | it is PLAIN, but there are settings of CURVE
					in.security.plain.username=a,in.security.curve.server-key=PUBLIC | in.security.plain | there are settings of CURVE beside it
					in.security.curve.server-key=PUBLIC,in.bind=tcp://127.0.0.1:0 | in.security.role | binds and connects
					in.security.curve.server-key=PUBLIC,in.connect= | in.security.role | neither binds nor connects
					in.security.curve.server-key=PUBLIC,in.security.curve.secret-key=SECRET,in.security.curve.public-key=OTHER_PUBLIC | in.security.curve.public-key | it is not the public key of zmq.sockets.in.security.curve.secret-key
					in.security.curve.server-key=PUBLIC,in.security.curve.secret-key=SECRET,in.security.curve.key-pair=x | in.security.curve.key-pair | there are keys beside it
					in.security.role=server,in.security.curve.server-key=PUBLIC | in.security.curve.server-key | the socket is a server itself
					in.security.gssapi.principal=a | in.security.gssapi.service-principal | it is missing
					in.security.role=server,in.security.gssapi.service-principal=a | in.security.gssapi.service-principal | whom a client wants to reach
					in.security.plain.username=a,in.security.gssapi.keytab=b | in.security.gssapi | there are settings of PLAIN beside it
					in.type=STREAM,in.security.plain.username=a | in.security | a STREAM speaks plain TCP
					""")
	void whatDoesNotGoTogetherIsRefused(String given, String property, String reason) {
		String[] properties = ("zmq.sockets." + given.replace(",", ",zmq.sockets.")).replace("SECRET", SECRET)
			.replace("OTHER_PUBLIC", OTHER_PUBLIC)
			.replace("PUBLIC", PUBLIC)
			.split(",");
		connected(properties).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SecurityPropertyException.class, (ex) -> {
				assertThat(ex.getProperty()).isEqualTo("zmq.sockets." + property);
				assertThat(ex.getReason()).contains(reason);
				assertThat(ex.getMessage()).doesNotContain(SECRET);
			}));
	}

	static class Own {

		@ZmqListener(id = "byDefault", type = SocketType.PULL, bind = "tcp://127.0.0.1:0")
		void byDefault(String text) {
			throw new IllegalStateException(text);
		}

		@ZmqListener(id = "byProperty", type = SocketType.PULL, bind = "tcp://127.0.0.1:0",
				properties = "security.curve.key-pair = feed")
		void byProperty(String text) {
			throw new IllegalStateException(text);
		}

	}

}
