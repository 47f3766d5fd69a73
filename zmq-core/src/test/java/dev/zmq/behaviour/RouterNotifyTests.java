package dev.zmq.behaviour;

import java.util.Set;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comings and goings of a ROUTER's peers, told in its receive queue.
 */
class RouterNotifyTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void bothNoticesAreReceived(String scheme) {
		ZmqSocket router = router(RouterNotify.CONNECT, RouterNotify.DISCONNECT);
		String endpoint = router.bind(this.sandbox.endpoint(scheme)).toString();
		ZmqSocket dealer = dealer(endpoint);
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", ""));
		dealer.send("hello");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hello"));
		dealer.disconnect(endpoint);
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", ""));
	}

	@Test
	void onlyConnectIsToldIfOnlyThatIsWanted() {
		ZmqSocket router = router(RouterNotify.CONNECT);
		EventLog events = EventLog.of(router);
		ZmqSocket dealer = dealer(router.bind("tcp://127.0.0.1:*").toString());
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", ""));
		dealer.close();
		events.await(SocketEvent.Disconnected.class);
		assertThat(router.tryReceive()).isNull();
	}

	@Test
	void onlyDisconnectIsToldIfOnlyThatIsWanted() {
		ZmqSocket router = router(RouterNotify.DISCONNECT);
		ZmqSocket dealer = dealer(router.bind("tcp://127.0.0.1:*").toString());
		router.awaitPeers(1, PeerSocket.PATIENCE);
		assertThat(router.tryReceive()).isNull();
		dealer.close();
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", ""));
	}

	@Test
	void failedHandshakeIsNotTold() {
		ZmqSocket router = router(RouterNotify.CONNECT, RouterNotify.DISCONNECT);
		EventLog events = EventLog.of(router);
		try (RawPeer raw = RawPeer.connect(router.bind("tcp://127.0.0.1:*"))) {
			raw.send(Zmtp.greeting(1), Zmtp.ready(SocketType.PUB));
			raw.awaitEnd();
		}
		events.await(SocketEvent.HandshakeFailed.class);
		assertThat(router.tryReceive()).isNull();
	}

	@Test
	void unfinishedMessageIsNotMixedWithTheNotice() {
		ZmqSocket router = router(RouterNotify.DISCONNECT);
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("me")));
			raw.send(Zmtp.message("whole", "message"), Zmtp.frame(Zmtp.MORE, Zmtp.ascii("half")));
		}
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "whole", "message"));
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", ""));
		assertThat(router.tryReceive()).isNull();
	}

	private ZmqSocket router(RouterNotify... notices) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_NOTIFY, Set.of(notices));
		return router;
	}

	private ZmqSocket dealer(String endpoint) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.connect(endpoint);
		return dealer;
	}

}
