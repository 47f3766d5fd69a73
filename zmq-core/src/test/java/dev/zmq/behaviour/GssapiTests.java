package dev.zmq.behaviour;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.GssapiNameType;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Authentication;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.test.KerberosTest;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Kdc;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * GSSAPI between sockets of ours, with a Kerberos of the test's own: who comes in, who
 * does not and why, and that nothing waits for a Kerberos that is silent.
 */
@KerberosTest
class GssapiTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private static Kdc kdc;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final BlockingQueue<AuthenticationRequest> requests = new LinkedBlockingQueue<>();

	@BeforeAll
	static void joinRealm() {
		kdc = Kdc.shared();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void messagesOfEverySizePassWhicheverSideBinds(boolean serverBinds) {
		ZmqSocket server = server(this.sandbox.context(), SocketType.DEALER, Kdc.SERVICE);
		ZmqSocket client = client(this.sandbox.context(), SocketType.DEALER, Kdc.USER);
		join(server, client, serverBinds);
		for (int size : new int[] { 0, 1, 255, 8192, 1024 * 1024 }) {
			byte[] body = new byte[size];
			ZmqMessage message = ZmqMessage.of(new byte[0], body, new byte[] { 1 });
			client.send(message);
			assertThat(server.receive()).isEqualTo(message);
			server.send(ZmqMessage.of(body));
			assertThat(client.receive()).isEqualTo(ZmqMessage.of(body));
		}
		assertThat(server.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.GSSAPI);
		assertThat(client.peers()).singleElement()
			.satisfies((peer) -> assertThat(peer.handshake().mechanism()).isEqualTo("GSSAPI"));
	}

	private static void join(ZmqSocket server, ZmqSocket client, boolean serverBinds) {
		if (serverBinds) {
			client.connect(server.bind("tcp://127.0.0.1:*").toString());
		}
		else {
			server.connect(client.bind("tcp://127.0.0.1:*").toString());
		}
	}

	@Test
	void subscriptionsReachThePublisher() {
		ZmqSocket pub = server(this.sandbox.context(), SocketType.XPUB, Kdc.SERVICE);
		ZmqSocket sub = client(this.sandbox.context(), SocketType.SUB, Kdc.USER);
		sub.connect(pub.bind("tcp://127.0.0.1:*").toString());
		sub.subscribe("topic");
		assertThat(pub.receive()).isEqualTo(ZmqMessage.of("\1topic"));
		pub.send("other");
		pub.send("topic of today");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("topic of today"));
	}

	@Test
	void authenticatorIsToldThePrincipal() throws Exception {
		ZmqContext context = context(new Authentication(200, "", "anna", Map.of("Role", "trader")));
		ZmqSocket server = server(context, SocketType.PULL, "");
		ZmqSocket client = client(context, SocketType.PUSH, Kdc.USER);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");

		ZmqMessage message = server.receive();
		assertThat(message.property("User-Id")).isEqualTo("anna");
		assertThat(message.property("Role")).isEqualTo("trader");
		AuthenticationRequest request = this.requests.take();
		assertThat(request.mechanism()).isEqualTo(Mechanism.GSSAPI);
		assertThat(request.principal()).isEqualTo(Kdc.USER);
		assertThat(request.username()).isNull();
		assertThat(request.publicKey()).isNull();
		assertThat(request).asString().doesNotContain("anna");
	}

	@Test
	void thoseWhoAreRefusedAreToldAndHaveSentNothing() {
		ZmqContext context = context(Authentication.deny("not you"));
		ZmqSocket server = server(context, SocketType.PULL, Kdc.SERVICE);
		ZmqSocket client = client(context, SocketType.PUSH, Kdc.USER);
		EventLog serverEvents = EventLog.of(server);
		EventLog clientEvents = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.trySend(ZmqMessage.of("secret"));

		SocketEvent.HandshakeFailed failed = serverEvents.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		assertThat(failed.detail()).contains("not you").doesNotContain(Kdc.USER);
		assertThat(clientEvents.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		assertThat(server.tryReceive()).isNull();
	}

	@Test
	void ticketIsEnoughUnlessADomainIsEnforced() {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		server.set(SocketOption.ZAP_ENFORCE_DOMAIN, true);
		EventLog events = EventLog.of(server);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
	}

	@Test
	void messagesPassSealedAndInPlaintext() {
		for (boolean plaintext : new boolean[] { true, false }) {
			ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
			server.set(SocketOption.GSSAPI_PLAINTEXT, plaintext);
			ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
			client.set(SocketOption.GSSAPI_PLAINTEXT, plaintext);
			client.connect(server.bind("tcp://127.0.0.1:*").toString());
			client.send("hello");
			assertThat(server.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
	}

	@Test
	void plaintextOnOneSideOnlyIsNoticed() {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		server.set(SocketOption.GSSAPI_PLAINTEXT, true);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		EventLog events = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(CloseReason.UNEXPECTED_COMMAND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "otto@ZMQ.TEST", "nobody@ZMQ.TEST", "anna@DOWN.TEST", "anna@NOWHERE.TEST" })
	void clientWithoutTicketSaysSoAndTriesAgain(String user) {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, user);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		events.awaitRefused(2, CloseReason.CREDENTIALS_UNAVAILABLE);
		assertThat(client.stats().handshakeFailures()).containsKey(CloseReason.CREDENTIALS_UNAVAILABLE);
		assertThat(server.peers()).isEmpty();
	}

	@Test
	void clientWithoutKeytabAndTicketCacheSaysSo() {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		for (String keytab : new String[] { "", "/nonexistent/keytab" }) {
			ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
			client.set(SocketOption.GSSAPI_KEYTAB, keytab);
			EventLog events = EventLog.of(client);
			client.connect(server.bind("tcp://127.0.0.1:*").toString());
			SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
			assertThat(failed.reason()).isEqualTo(CloseReason.CREDENTIALS_UNAVAILABLE);
			assertThat(failed.detail()).contains(keytab);
		}
	}

	@Test
	void clientOfAServiceThatKerberosDoesNotKnowSaysSo() {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		client.set(SocketOption.GSSAPI_SERVICE_PRINCIPAL, "unknown@localhost");
		EventLog events = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.CREDENTIALS_UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { Kdc.STALE_SERVICE, "anna@ZMQ.TEST" })
	void serverThatCannotOpenATicketRefusesItAndServesOthers(String service) {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.STALE_SERVICE);
		EventLog events = EventLog.of(server);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		client.set(SocketOption.GSSAPI_SERVICE_PRINCIPAL, service);
		client.set(SocketOption.GSSAPI_SERVICE_PRINCIPAL_TYPE,
				service.equals(Kdc.STALE_SERVICE) ? GssapiNameType.HOST_BASED : GssapiNameType.KRB5_PRINCIPAL);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
	}

	@Test
	void serverWithoutKeytabSaysSo() {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		server.set(SocketOption.GSSAPI_KEYTAB, "/nonexistent/keytab");
		EventLog events = EventLog.of(server);
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.CREDENTIALS_UNAVAILABLE);
		assertThat(failed.detail()).contains("/nonexistent/keytab");
	}

	@Test
	void silentKerberosHoldsUpNobodyButTheConnection() {
		ZmqContext context = this.sandbox.context();
		ZmqSocket server = server(context, SocketType.PULL, Kdc.SERVICE);
		String endpoint = server.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket waiting = client(context, SocketType.PUSH, Kdc.USER_OF_SILENCE);
		waiting.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT);
		EventLog events = EventLog.of(waiting);
		waiting.connect(endpoint);

		ZmqSocket other = client(context, SocketType.PUSH, Kdc.USER);
		other.connect(endpoint);
		other.send("hello");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("hello"));
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00000000", "0000000160", "00000004FFFFFFFF", "0000000560820003ABCD",
			"0000000B60090607000000000000" })
	void tokensThatAreNoneAreRefusedAndOthersAreServed(String token) {
		ZmqSocket server = server(this.sandbox.context(), SocketType.PULL, Kdc.SERVICE);
		EventLog events = EventLog.of(server);
		Endpoint endpoint = server.bind("tcp://127.0.0.1:*");
		try (RawPeer peer = RawPeer.connect(endpoint)) {
			peer.send(Zmtp.greeting(3, 1, "GSSAPI", false), Zmtp.command("INITIATE", HexFormat.of().parseHex(token)));
			assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isIn(CloseReason.MALFORMED_COMMAND,
					CloseReason.AUTHENTICATION_FAILED);
		}
		ZmqSocket client = client(this.sandbox.context(), SocketType.PUSH, Kdc.USER);
		client.connect(endpoint.toString());
		client.send("hello");
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("hello"));
	}

	@Test
	void optionsThatDoNotGoTogetherAreExplained() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		socket.set(SocketOption.GSSAPI_PRINCIPAL, "anna");
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:*"))
			.withMessageContaining("GSSAPI_SERVICE_PRINCIPAL");
		socket.set(SocketOption.GSSAPI_SERVICE_PRINCIPAL, Kdc.SERVICE);
		socket.set(SocketOption.GSSAPI_SERVER, true);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:*"))
			.withMessageContaining("GSSAPI_SERVICE_PRINCIPAL");
		socket.set(SocketOption.PLAIN_SERVER, true);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:*"))
			.withMessageContaining("PLAIN")
			.withMessageContaining("GSSAPI");
	}

	private ZmqContext context(Authentication answer) {
		return this.sandbox.newContext(ZmqContext.builder().authenticator((request) -> {
			this.requests.add(request);
			return CompletableFuture.completedFuture(answer);
		}));
	}

	private ZmqSocket server(ZmqContext context, SocketType type, String principal) {
		ZmqSocket socket = this.sandbox.socket(context, type);
		socket.set(SocketOption.GSSAPI_SERVER, true);
		socket.set(SocketOption.GSSAPI_PRINCIPAL, principal);
		socket.set(SocketOption.GSSAPI_KEYTAB, kdc.keytab());
		return socket;
	}

	private ZmqSocket client(ZmqContext context, SocketType type, String principal) {
		ZmqSocket socket = this.sandbox.socket(context, type);
		socket.set(SocketOption.GSSAPI_PRINCIPAL, principal);
		socket.set(SocketOption.GSSAPI_PRINCIPAL_TYPE, GssapiNameType.KRB5_PRINCIPAL);
		socket.set(SocketOption.GSSAPI_SERVICE_PRINCIPAL, Kdc.SERVICE);
		socket.set(SocketOption.GSSAPI_KEYTAB, kdc.keytab());
		return socket;
	}

}
