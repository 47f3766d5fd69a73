package dev.zmq.hostile;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cookie of CURVE (RFC 26, WELCOME) is the state of one handshake, kept by the
 * client: on every other connection, and after that handshake, it is worth nothing.
 */
class CurveCookieTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqSocket pull;

	private EventLog events;

	private Endpoint endpoint;

	@BeforeEach
	void listen() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		this.pull = Armour.CURVE.server(this.sandbox.socket(context, SocketType.PULL));
		this.pull.set(SocketOption.HANDSHAKE_TIMEOUT, Duration.ofMillis(500));
		this.events = EventLog.of(this.pull);
		this.endpoint = this.pull.bind("tcp://127.0.0.1:*");
	}

	@AfterEach
	void goodClientGetsService() {
		GoodClient.getsService(this.pull, this.endpoint, Armour.CURVE::client);
		assertThat(this.pull.stats().received().messages()).as("nothing but the good client's").isEqualTo(1);
	}

	@Test
	void cookieOfAConnectionThatIsOpenIsRefusedByAnother() {
		try (RawSpeaker first = client()) {
			byte[] hello = hello(first);
			replays(Zmtp.concat(first.greeting(), hello, first.nextCommand()));
		}
	}

	@Test
	void wholeHandshakeThatHasSucceededIsRefusedASecondTime() {
		byte[] said;
		try (RawSpeaker first = client()) {
			byte[] hello = hello(first);
			byte[] initiate = first.nextCommand();
			first.raw().send(initiate);
			first.shakeHands();
			said = Zmtp.concat(first.greeting(), hello, initiate);
			this.events.awaitHandshakes(1);
		}
		replays(said);
	}

	@Test
	void cookieEndsWithTheTimeOfItsHandshake() {
		try (RawSpeaker first = client()) {
			byte[] hello = hello(first);
			byte[] initiate = first.nextCommand();
			first.raw().awaitEnd();
			assertThat(this.events.await(SocketEvent.HandshakeFailed.class).reason())
				.isEqualTo(CloseReason.HANDSHAKE_TIMEOUT);
			replays(Zmtp.concat(first.greeting(), hello, initiate));
		}
	}

	private RawSpeaker client() {
		return new RawSpeaker(RawPeer.connect(this.endpoint), Armour.CURVE, false,
				RawSpeaker.metadata(SocketType.PUSH));
	}

	/** Says HELLO, for which WELCOME brings the cookie. */
	private static byte[] hello(RawSpeaker client) {
		client.raw().send(client.greeting());
		byte[] hello = client.nextCommand();
		client.raw().send(hello);
		return hello;
	}

	private void replays(byte[] said) {
		try (RawPeer raw = RawPeer.connect(this.endpoint)) {
			raw.trySend(said);
			raw.awaitEnd();
		}
		SocketEvent.HandshakeFailed failed = this.events.await(SocketEvent.HandshakeFailed.class,
				(event) -> event.reason() == CloseReason.KEY_MISMATCH);
		assertThat(failed.detail()).contains("cookie");
	}

}
