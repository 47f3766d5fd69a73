package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message received when an accepted peer is gone.
 */
class DisconnectMessageTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void lostPeerIsReported(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.DISCONNECT_MESSAGE, "bye".getBytes());
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.connect(router.bind(this.sandbox.endpoint(scheme)).toString());
		dealer.send("hello");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hello"));
		dealer.close();
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "bye"));
		assertThat(router.tryReceive()).isNull();
	}

	@Test
	void whatThePeerSaidComesFirst() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.DISCONNECT_MESSAGE, "bye".getBytes());
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("me")));
			raw.send(Zmtp.message("one"), Zmtp.message("two"), Zmtp.frame(Zmtp.MORE, Zmtp.ascii("unfinished")));
		}
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "one"));
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "two"));
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "bye"));
	}

	@Test
	void failedHandshakeIsNotReported() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.DISCONNECT_MESSAGE, "bye".getBytes());
		EventLog events = EventLog.of(router);
		try (RawPeer raw = RawPeer.connect(router.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.greeting(1));
		}
		events.await(SocketEvent.HandshakeFailed.class);
		assertThat(router.tryReceive()).isNull();
	}

}
