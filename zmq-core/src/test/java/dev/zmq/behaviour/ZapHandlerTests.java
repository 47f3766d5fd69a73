package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of ZAP, good ones and others, for every mechanism, whichever side the server
 * has. All of libzmq's test_security_zap and test_security_no_zap_handler is here.
 */
@ParameterizedClass
@MethodSource("sides")
class ZapHandlerTests {

	private static final String ADDRESS = "inproc://zeromq.zap.01";

	private static final Duration SHORT = Duration.ofMillis(150);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Side side;

	static Stream<Side> sides() {
		return Stream.of(Armour.values())
			.flatMap((armour) -> Stream.of(true, false).map((binds) -> new Side(armour, binds)));
	}

	static Stream<List<String>> refusals() {
		return Stream.of(List.of("1.0", "ID", "300", "Later", "", ""), List.of("1.0", "ID", "400", "No", "", ""),
				List.of("1.0", "ID", "500", "Broken", "", ""), List.of("1.1", "ID", "200", "OK", "", ""),
				List.of("", "ID", "200", "OK", "", ""), List.of("1.0", "ID", "201", "OK", "", ""),
				List.of("1.0", "ID", "20", "OK", "", ""), List.of("1.0", "ID", "", "OK", "", ""),
				List.of("1.0", "ID", "200\0", "OK", "", ""), List.of("1.0", "ID", "200", "OK", ""),
				List.of("1.0", "ID", "200", "OK", "", "", ""), List.of("1.0", "ID", "200", "OK", "", "\5no"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void everyReplyButAcceptanceKeepsThePeerOut(List<String> frames) {
		ZmqSocket zap = handler();
		Pair pair = pair();
		ZmqMessage request = zap.receive();
		zap.send(ZmqMessage
			.of(frames.stream().map((frame) -> frame.equals("ID") ? request.string(1) : frame).toArray(String[]::new)));
		assertThat(pair.serverEvents.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		boolean told = !frames.get(2).equals("300");
		if (told) {
			assertThat(pair.clientEvents.await(SocketEvent.HandshakeFailed.class).reason())
				.isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		}
		if (told && this.side.serverBinds) {
			pair.clientEvents.await(SocketEvent.ConnectStopped.class);
		}
		else {
			pair.diallerEvents(this.side).await(SocketEvent.ConnectRetried.class);
		}
		assertThat(pair.server.peers()).isEmpty();
		assertThat(pair.client.peers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "another" })
	void replyToAnotherRequestIsNone(String id) {
		ZmqSocket zap = handler();
		Pair pair = pair(SHORT);
		zap.receive();
		zap.send(ZmqMessage.of("1.0", id, "200", "OK", "", ""));
		pair.staysOut(CloseReason.HANDSHAKE_TIMEOUT);
	}

	@Test
	void handlerThatIsSilentIsNotWaitedForLongerThanAHandshake() {
		ZmqSocket zap = handler();
		Pair pair = pair(SHORT);
		zap.receive();
		pair.staysOut(CloseReason.HANDSHAKE_TIMEOUT);
	}

	@Test
	void handlerThatStopsWithoutReplyLetsNobodyIn() {
		ZmqSocket zap = handler();
		Pair pair = pair(SHORT);
		zap.receive();
		zap.close();
		pair.staysOut(CloseReason.HANDSHAKE_TIMEOUT);
	}

	@Test
	void handlerThatIsGoneLetsNobodyInUntilItIsBack() {
		ZmqSocket first = handler();
		Pair before = pair();
		accept(first);
		before.exchange();
		first.close();

		Pair pair = pair();
		assertThat(pair.serverEvents.await(SocketEvent.HandshakeFailed.class)).satisfies((failed) -> {
			assertThat(failed.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED);
			assertThat(failed.detail()).contains("is gone");
		});
		assertThat(pair.server.peers()).isEmpty();
		before.exchange();

		ZmqSocket second = handler();
		accept(second);
		pair.exchange();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withoutHandlerItDependsOnTheDomain(boolean enforced) {
		ZmqSocket server = this.side.armour.server(this.sandbox.socket(SocketType.DEALER));
		server.set(SocketOption.ZAP_DOMAIN, "test");
		server.set(SocketOption.ZAP_ENFORCE_DOMAIN, enforced);
		Pair pair = join(server, SHORT);
		if (enforced || this.side.armour == Armour.PLAIN) {
			pair.staysOut(CloseReason.AUTHENTICATION_FAILED);
		}
		else {
			pair.exchange();
		}
	}

	@Test
	void slowHandlerHoldsUpNobodyElse() {
		ZmqSocket zap = this.sandbox.socket(SocketType.ROUTER);
		zap.bind(ADDRESS);
		Pair slow = pair();
		ZmqMessage first = zap.receive();
		Pair quick = pair();
		ZmqMessage second = zap.receive();
		zap.send(reply(second));
		quick.exchange();
		assertThat(slow.server.peers()).isEmpty();
		zap.send(reply(first));
		slow.exchange();
	}

	private static ZmqMessage reply(ZmqMessage request) {
		return ZmqMessage.of("1.0", request.string(3), "200", "OK", "", "")
			.prepend(new byte[0])
			.prepend(request.frame(0));
	}

	private static void accept(ZmqSocket zap) {
		ZmqMessage request = zap.receive();
		zap.send(ZmqMessage.of("1.0", request.string(1), "200", "OK", "anna", ""));
	}

	private ZmqSocket handler() {
		ZmqSocket zap = this.sandbox.socket(SocketType.REP);
		zap.bind(ADDRESS);
		return zap;
	}

	private Pair pair() {
		return pair(Duration.ofSeconds(20));
	}

	private Pair pair(Duration handshakeTimeout) {
		ZmqSocket server = this.side.armour.server(this.sandbox.socket(SocketType.DEALER));
		server.set(SocketOption.ZAP_DOMAIN, "test");
		return join(server, handshakeTimeout);
	}

	private Pair join(ZmqSocket server, Duration handshakeTimeout) {
		server.set(SocketOption.HANDSHAKE_TIMEOUT, handshakeTimeout);
		server.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		ZmqSocket client = this.side.armour.client(this.sandbox.socket(SocketType.DEALER));
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		Pair pair = new Pair(server, client, EventLog.of(server), EventLog.of(client));
		if (this.side.serverBinds) {
			client.connect(server.bind("tcp://127.0.0.1:*").toString());
		}
		else {
			server.connect(client.bind("tcp://127.0.0.1:*").toString());
		}
		return pair;
	}

	record Side(Armour armour, boolean serverBinds) {
	}

	private record Pair(ZmqSocket server, ZmqSocket client, EventLog serverEvents, EventLog clientEvents) {

		EventLog diallerEvents(Side side) {
			return side.serverBinds ? this.clientEvents : this.serverEvents;
		}

		void staysOut(CloseReason reason) {
			this.client.trySend(ZmqMessage.of("secret"), Duration.ZERO);
			assertThat(this.serverEvents.await(SocketEvent.HandshakeFailed.class).reason()).isEqualTo(reason);
			assertThat(this.server.peers()).isEmpty();
			assertThat(this.server.tryReceive()).isNull();
		}

		void exchange() {
			Waiting.until(() -> assertThat(this.server.peers()).hasSize(1));
			this.client.send("question");
			assertThat(this.server.receive()).isEqualTo(ZmqMessage.of("question"));
			this.server.send("answer");
			assertThat(this.client.receive()).isEqualTo(ZmqMessage.of("answer"));
		}

	}

}
