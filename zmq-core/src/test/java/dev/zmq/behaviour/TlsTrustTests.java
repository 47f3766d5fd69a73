package dev.zmq.behaviour;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.option.TlsSettings.ClientAuth;
import dev.zmq.security.Authentication;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import dev.zmq.testkit.TestAuthority.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whom the sides of {@code tls+tcp} let in, what they say about whom they do not, and
 * that they try again.
 */
class TlsTrustTests {

	private static final String ANYWHERE = "tls+tcp://127.0.0.1:*";

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	private static final TestAuthority STRANGER = new TestAuthority("stranger");

	private static final Identity SERVER = AUTHORITY.issue("server", "127.0.0.1", "localhost");

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void unknownAuthorityIsNotTrusted(String protocol) {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).protocols(protocol));
		ZmqSocket push = client(TlsSettings.builder().context(STRANGER.context()));
		fails(pull, push, CloseReason.TLS_UNTRUSTED, CloseReason.TLS_REFUSED);
	}

	@Test
	void authoritiesOfTheJavaRuntimeAreTrustedByDefault() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		fails(pull, push, CloseReason.TLS_UNTRUSTED, CloseReason.TLS_REFUSED);
	}

	@Test
	void expiredCertificateIsNotTrusted() {
		ZmqSocket pull = server(
				TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issueExpired("server", "127.0.0.1"))));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()));
		fails(pull, push, CloseReason.TLS_UNTRUSTED, CloseReason.TLS_REFUSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost" })
	void certificateOfAnotherHostIsRefused(String host) {
		ZmqSocket pull = server(TlsSettings.builder()
			.context(AUTHORITY.context(AUTHORITY.issue("localhost", "elsewhere.example", "127.0.0.2"))));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()));
		EventLog events = EventLog.of(push);
		push.connect("tls+tcp://" + host + ":" + ((TlsEndpoint) pull.bind(ANYWHERE)).port());
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).as("%s", failed).isEqualTo(CloseReason.TLS_WRONG_HOST);
	}

	@Test
	void hostIsNotCheckedIfThatIsSwitchedOff() {
		ZmqSocket pull = server(
				TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("server", "elsewhere.example"))));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()).verifyHost(false));
		works(pull, push);
	}

	@Test
	void serverNameIsCheckedInsteadOfTheHost() {
		ZmqSocket pull = server(
				TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("server", "elsewhere.example"))));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()).serverName("elsewhere.example"));
		works(pull, push);
		ZmqSocket other = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		fails(other, client(TlsSettings.builder().context(AUTHORITY.context()).serverName("elsewhere.example")),
				CloseReason.TLS_WRONG_HOST, CloseReason.TLS_REFUSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "one.example", "two.example" })
	void serverChoosesTheCertificateThatIsAskedFor(String name) {
		ZmqSocket pull = server(TlsSettings.builder()
			.context(AUTHORITY.context(AUTHORITY.issue("one", "one.example"), AUTHORITY.issue("two", "two.example"))));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()).serverName(name));
		works(pull, push);
	}

	@ParameterizedTest
	@EnumSource
	void clientWithoutCertificateComesInUnlessOneIsNeeded(ClientAuth clientAuth) {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).clientAuth(clientAuth));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()));
		if (clientAuth == ClientAuth.NEED) {
			fails(pull, push, CloseReason.TLS_REFUSED, CloseReason.TLS_UNTRUSTED);
		}
		else {
			works(pull, push);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "WANT", "NEED" })
	void clientComesInWithCertificateOfKnownAuthority(ClientAuth clientAuth) {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).clientAuth(clientAuth));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("anna"))));
		assertThat(works(pull, push).property("TLS-Subject")).isEqualTo("CN=anna,O=Tests");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void clientWithExpiredCertificateStaysOut(String protocol) {
		ZmqSocket pull = server(TlsSettings.builder()
			.context(AUTHORITY.context(SERVER))
			.clientAuth(ClientAuth.WANT)
			.protocols(protocol));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issueExpired("anna"))));
		fails(pull, push, CloseReason.TLS_REFUSED, CloseReason.TLS_UNTRUSTED);
	}

	@ParameterizedTest
	@EnumSource(names = { "WANT", "NONE" })
	void authenticatorSeesTheSubjectOfACertificateThatTlsHasVerified(ClientAuth clientAuth) {
		BlockingQueue<AuthenticationRequest> requests = new LinkedBlockingQueue<>();
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator((request) -> {
			requests.add(request);
			return CompletableFuture.completedFuture(Authentication.accept("anna"));
		}));
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		pull.set(SocketOption.ZAP_DOMAIN, "inner");
		pull.set(SocketOption.TLS,
				TlsSettings.builder().context(AUTHORITY.context(SERVER)).clientAuth(clientAuth).build());
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("anna"))));
		works(pull, push);
		assertThat(context.reauthenticate().join().revoked()).isZero();
		assertThat(requests).hasSize(2)
			.extracting(AuthenticationRequest::certificateSubject)
			.containsOnly((clientAuth == ClientAuth.WANT) ? "CN=anna,O=Tests" : null);
	}

	@Test
	void sidesWithoutCommonProtocolFail() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).protocols("TLSv1.3"));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()).protocols("TLSv1.2"));
		fails(pull, push, CloseReason.TLS_REFUSED, CloseReason.TLS_FAILED);
	}

	@Test
	void chosenCipherIsUsed() {
		String cipher = "TLS_AES_256_GCM_SHA384";
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()).cipherSuites(cipher));
		assertThat(works(pull, push).property("TLS-Cipher")).isEqualTo(cipher);
	}

	@Test
	void plainClientAtTlsServerIsToldApart() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		EventLog events = EventLog.of(pull);
		int port = ((TlsEndpoint) pull.bind(ANYWHERE)).port();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("tcp://127.0.0.1:" + port);
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).as("%s", failed).isEqualTo(CloseReason.NOT_TLS);
		assertThat(failed.detail()).contains("0xFF");
	}

	@Test
	void tlsClientAtPlainServerIsToldApartAndTriesAgain() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		EventLog serverEvents = EventLog.of(pull);
		String endpoint = "tls+" + pull.bind("tcp://127.0.0.1:*");
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()));
		EventLog events = EventLog.of(push);
		push.connect(endpoint);
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).as("%s", failed).isEqualTo(CloseReason.NOT_TLS);
		events.await(SocketEvent.ConnectRetried.class, (retried) -> retried.reason() == CloseReason.NOT_TLS);
		serverEvents.await(SocketEvent.HandshakeFailed.class);
	}

	@Test
	void clientComesInOnceTheServerHasTheRightCertificate() {
		AtomicReference<SSLContext> newest = new AtomicReference<>(STRANGER.context(STRANGER.issue("x", "127.0.0.1")));
		ZmqSocket pull = server(TlsSettings.builder().context(newest::get));
		ZmqSocket push = client(TlsSettings.builder().context(AUTHORITY.context()));
		EventLog events = EventLog.of(push);
		push.connect(pull.bind(ANYWHERE).toString());
		events.await(SocketEvent.HandshakeFailed.class);
		newest.set(AUTHORITY.context(SERVER));
		push.send("at last");
		assertThat(pull.receive().string(0)).isEqualTo("at last");
	}

	@Test
	void serverWithoutCertificateSaysWhatToDo() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> pull.bind(ANYWHERE))
			.withMessageContaining("SocketOption.TLS");
	}

	@Test
	void settingsThatCannotBeUsedAreNamed() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).cipherSuites("NO_SUCH"));
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> pull.bind(ANYWHERE))
			.withMessageContaining("NO_SUCH");
		ZmqSocket old = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)).protocols("TLSv9"));
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> old.bind(ANYWHERE))
			.withMessageContaining("TLSv9");
	}

	@Test
	void supplierThatFailsEndsTheAttemptAndNothingElse() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		ZmqSocket push = client(TlsSettings.builder().context(() -> {
			throw new IllegalStateException("the vault is shut");
		}));
		EventLog events = EventLog.of(push);
		push.connect(pull.bind(ANYWHERE).toString());
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.TLS_FAILED);
		assertThat(failed.detail()).contains("the vault is shut");
		events.await(SocketEvent.ConnectRetried.class);
	}

	@Test
	void oldProtocolsAreNotSpoken() {
		assertThat(TlsSettings.defaults().protocols()).containsExactly("TLSv1.3", "TLSv1.2");
	}

	@Test
	void endOfTlsIsTheEndOfTheConnection() {
		ZmqSocket pull = server(TlsSettings.builder().context(AUTHORITY.context(SERVER)));
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind(ANYWHERE), AUTHORITY.context())) {
			raw.handshake(1, SocketType.PUSH);
			events.awaitHandshakes(1);
			raw.shutdownOutput();
			assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.PEER_CLOSED);
			raw.awaitEnd();
		}
	}

	private ZmqMessage works(ZmqSocket pull, ZmqSocket push) {
		push.connect(pull.bind(ANYWHERE).toString());
		push.send("hello");
		ZmqMessage message = pull.receive();
		assertThat(message.string(0)).isEqualTo("hello");
		return message;
	}

	private void fails(ZmqSocket pull, ZmqSocket push, CloseReason seenByClient, CloseReason seenByServer) {
		EventLog atServer = EventLog.of(pull);
		EventLog atClient = EventLog.of(push);
		push.connect(pull.bind(ANYWHERE).toString());
		SocketEvent.HandshakeFailed client = atClient.await(SocketEvent.HandshakeFailed.class);
		assertThat(client.reason()).as("%s", client).isEqualTo(seenByClient);
		SocketEvent.HandshakeFailed server = atServer.await(SocketEvent.HandshakeFailed.class);
		assertThat(server.reason()).as("%s", server).isEqualTo(seenByServer);
		atClient.await(SocketEvent.ConnectRetried.class);
		assertThat(push.stats().handshakeFailures(seenByClient)).isPositive();
		assertThat(pull.peers()).isEmpty();
	}

	private ZmqSocket server(TlsSettings.Builder settings) {
		return with(SocketType.PULL, settings);
	}

	private ZmqSocket client(TlsSettings.Builder settings) {
		return with(SocketType.PUSH, settings);
	}

	private ZmqSocket with(SocketType type, TlsSettings.Builder settings) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.set(SocketOption.TLS, settings.build());
		return socket;
	}

}
