package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Authentication;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.security.Authenticator;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who comes in, who does not, and that whatever goes wrong keeps peers out.
 */
class AuthenticationTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private static final CurveKeyPair SERVER = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final BlockingQueue<AuthenticationRequest> requests = new LinkedBlockingQueue<>();

	@Test
	void authenticatorTellsWhoThePeerIs() throws Exception {
		ZmqContext context = context((request) -> CompletableFuture
			.completedFuture(new Authentication(200, "", "anna", Map.of("Role", "trader"))));
		ZmqSocket server = curveServer(context);
		server.set(SocketOption.ZAP_DOMAIN, "global");
		ZmqSocket client = curveClient(context, SERVER.publicKey());
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");

		ZmqMessage message = server.receive();
		assertThat(message.property("User-Id")).isEqualTo("anna");
		assertThat(message.property("Role")).isEqualTo("trader");
		assertThat(server.peers()).singleElement().satisfies((peer) -> {
			assertThat(peer.handshake().mechanism()).isEqualTo("CURVE");
			assertThat(peer.handshake().userId()).isEqualTo("anna");
		});
		AuthenticationRequest request = this.requests.take();
		assertThat(request.domain()).isEqualTo("global");
		assertThat(request.address()).isEqualTo("127.0.0.1");
		assertThat(request.mechanism()).isEqualTo(Mechanism.CURVE);
		assertThat(request.publicKey()).isEqualTo(CLIENT.publicText());
		assertThat(request.username()).isNull();
		assertThat(server.get(SocketOption.MECHANISM)).isEqualTo(Mechanism.CURVE);
	}

	static Stream<Authenticator> failing() {
		return Stream.of((request) -> CompletableFuture.completedFuture(Authentication.deny("not you")),
				(request) -> CompletableFuture.completedFuture(null), (request) -> null, (request) -> {
					throw new IllegalStateException("broken");
				}, (request) -> CompletableFuture.failedFuture(new IllegalStateException("broken")),
				(request) -> CompletableFuture.completedFuture(new Authentication(500, "broken", "", Map.of())));
	}

	@ParameterizedTest
	@MethodSource("failing")
	void whateverIsNoAcceptanceKeepsPeersOut(Authenticator authenticator) {
		ZmqContext context = context(authenticator);
		ZmqSocket server = curveServer(context);
		ZmqSocket client = curveClient(context, SERVER.publicKey());
		EventLog serverEvents = EventLog.of(server);
		EventLog clientEvents = EventLog.of(client);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.trySend(ZmqMessage.of("secret"));

		assertThat(serverEvents.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		assertThat(clientEvents.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		assertThat(server.tryReceive()).isNull();
		assertThat(server.peers()).isEmpty();
	}

	@Test
	void authenticatorThatNeverAnswersIsNotWaitedForLongerThanAHandshake() {
		ZmqContext context = context((request) -> new CompletableFuture<>());
		ZmqSocket server = curveServer(context);
		server.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT);
		EventLog events = EventLog.of(server);
		ZmqSocket client = curveClient(context, SERVER.publicKey());
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
		assertThat(server.peers()).isEmpty();
	}

	@Test
	void peerThatIsRefusedForNowTriesAgain() {
		ZmqContext context = context((request) -> CompletableFuture.completedFuture((this.requests.size() > 2)
				? Authentication.accept("") : new Authentication(300, "later", "", Map.of())));
		ZmqSocket server = curveServer(context);
		ZmqSocket client = curveClient(context, SERVER.publicKey());
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("at last");

		assertThat(server.receive()).isEqualTo(ZmqMessage.of("at last"));
		assertThat(this.requests).hasSizeGreaterThan(2);
	}

	@Test
	void passwordThatNobodyJudgesIsWorthNothing() {
		ZmqSocket server = this.sandbox.socket(SocketType.PULL);
		server.set(SocketOption.PLAIN_SERVER, true);
		EventLog events = EventLog.of(server);
		ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
		client.set(SocketOption.PLAIN_USERNAME, "anna");
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		SocketEvent.HandshakeFailed failed = events.await(SocketEvent.HandshakeFailed.class);
		assertThat(failed.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		assertThat(failed.detail()).contains("zeromq.zap.01");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void provedKeyThatNobodyJudgesIsEnoughUnlessADomainIsEnforced(boolean enforced) {
		ZmqContext context = this.sandbox.context();
		ZmqSocket server = curveServer(context);
		server.set(SocketOption.ZAP_ENFORCE_DOMAIN, enforced);
		EventLog events = EventLog.of(server);
		ZmqSocket client = curveClient(context, SERVER.publicKey());
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		if (enforced) {
			assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
				.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		}
		else {
			client.send("hello");
			assertThat(server.receive()).isEqualTo(ZmqMessage.of("hello"));
		}
	}

	@Test
	void wrongServerKeyGetsNothingThroughAndIsTriedAgain() {
		ZmqContext context = this.sandbox.context();
		ZmqSocket server = curveServer(context);
		EventLog events = EventLog.of(server);
		ZmqSocket client = curveClient(context, CurveKeyPair.generate().publicKey());
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.trySend(ZmqMessage.of("secret"));

		events.awaitRefused(2, CloseReason.KEY_MISMATCH);
		assertThat(server.tryReceive()).isNull();
		assertThat(server.stats().handshakeFailures()).containsKey(CloseReason.KEY_MISMATCH);
	}

	@Test
	void handlerOfZapJudgesPeersOfNullByTheirAddress() {
		ZmqSocket zap = this.sandbox.socket(SocketType.ROUTER);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket server = this.sandbox.socket(SocketType.PULL);
		server.set(SocketOption.ZAP_DOMAIN, "inner");
		ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");

		ZmqMessage request = zap.receive();
		assertThat(request.frames().subList(2, 8)).extracting(String::new)
			.containsExactly("1.0", request.string(3), "inner", "127.0.0.1", "", "NULL");
		zap.send(reply(request, "1.0", request.string(3), "200", "OK", "anna", ""));
		assertThat(server.receive().property("User-Id")).isEqualTo("anna");
	}

	static Stream<List<String>> malformed() {
		return Stream.of(List.of("1.1", "ID", "200", "OK", "", ""), List.of("1.0", "ID", "201", "OK", "", ""),
				List.of("1.0", "ID", "", "OK", "", ""), List.of("1.0", "ID", "200", "OK", ""),
				List.of("1.0", "ID", "200", "OK", "", "", ""), List.of("1.0", "ID", "200", "OK", "", "\5no"),
				List.of("1.0", "ID", "200", "OK", "u".repeat(256), ""), List.of("1.0", "ID", "400", "No", "", ""),
				List.of("1.0", "ID", "500", "Broken", "", ""));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void repliesOfZapThatAreNoAcceptanceKeepPeersOut(List<String> frames) {
		ZmqSocket zap = this.sandbox.socket(SocketType.ROUTER);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket server = this.sandbox.socket(SocketType.PULL);
		server.set(SocketOption.ZAP_DOMAIN, "inner");
		EventLog events = EventLog.of(server);
		ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		ZmqMessage request = zap.receive();
		String[] reply = frames.stream()
			.map((frame) -> frame.equals("ID") ? request.string(3) : frame)
			.toArray(String[]::new);
		zap.send(reply(request, reply));
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		assertThat(server.peers()).isEmpty();
	}

	@Test
	void replyToAnotherRequestIsNoAnswer() {
		ZmqSocket zap = this.sandbox.socket(SocketType.ROUTER);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket server = this.sandbox.socket(SocketType.PULL);
		server.set(SocketOption.ZAP_DOMAIN, "inner");
		server.set(SocketOption.HANDSHAKE_TIMEOUT, SHORT);
		EventLog events = EventLog.of(server);
		ZmqSocket client = this.sandbox.socket(SocketType.PUSH);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());

		zap.send(reply(zap.receive(), "1.0", "another", "200", "OK", "", ""));
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
	}

	@Test
	void optionsThatDoNotGoTogetherAreExplained() {
		ZmqSocket socket = this.sandbox.socket(SocketType.PULL);
		socket.set(SocketOption.CURVE_SERVER, true);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:*"))
			.withMessageContaining("CURVE_SECRET_KEY");
		socket.set(SocketOption.CURVE_SERVER, false);
		socket.set(SocketOption.CURVE_SECRET_KEY, SERVER.secretKey());
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.connect("tcp://127.0.0.1:1"))
			.withMessageContaining("CURVE_SERVER_KEY");
		socket.set(SocketOption.CURVE_PUBLIC_KEY, CLIENT.publicKey());
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.connect("tcp://127.0.0.1:1"))
			.withMessageContaining(SERVER.publicText())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(SERVER.secretText()));
		socket.set(SocketOption.PLAIN_SERVER, true);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:*"))
			.withMessageContaining("PLAIN")
			.withMessageContaining("CURVE");
	}

	private static ZmqMessage reply(ZmqMessage request, String... frames) {
		return ZmqMessage.of(frames).prepend(new byte[0]).prepend(request.frame(0));
	}

	private ZmqContext context(Authenticator authenticator) {
		return this.sandbox.newContext(ZmqContext.builder().authenticator((request) -> {
			this.requests.add(request);
			return authenticator.authenticate(request);
		}));
	}

	private ZmqSocket curveServer(ZmqContext context) {
		ZmqSocket socket = this.sandbox.socket(context, SocketType.PULL);
		socket.set(SocketOption.CURVE_SERVER, true);
		socket.set(SocketOption.CURVE_SECRET_KEY, SERVER.secretKey());
		return socket;
	}

	private ZmqSocket curveClient(ZmqContext context, byte[] serverKey) {
		ZmqSocket socket = this.sandbox.socket(context, SocketType.PUSH);
		socket.set(SocketOption.CURVE_SECRET_KEY, CLIENT.secretKey());
		socket.set(SocketOption.CURVE_SERVER_KEY, serverKey);
		return socket;
	}

}
