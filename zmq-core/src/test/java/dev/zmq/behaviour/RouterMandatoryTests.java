package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A ROUTER that must not lose messages silently.
 */
class RouterMandatoryTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void withoutItMessagesToUnknownPeersAreDropped() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.bind("tcp://127.0.0.1:*");
		router.send(ZmqMessage.of("unknown", "hello"));
		assertThat(router.stats().dropped(DropReason.UNROUTABLE)).isEqualTo(1);
	}

	@Test
	void unknownPeerIsAnError() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_MANDATORY, true);
		router.bind("tcp://127.0.0.1:*");
		assertThatExceptionOfType(HostUnreachableException.class)
			.isThrownBy(() -> router.send(ZmqMessage.of("unknown", "hello")));
		assertThatExceptionOfType(HostUnreachableException.class)
			.isThrownBy(() -> router.trySend(ZmqMessage.of("unknown", "hello")));
	}

	@Test
	void peerIsReachableOnceItsHandshakeIsDone() {
		ZmqSocket router = mandatory();
		ZmqSocket dealer = dealer("me", router.bind("tcp://127.0.0.1:*"));
		Waiting.until("the peer is known", () -> reaches(router, "me"));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
		dealer.close();
		Waiting.until("the peer is gone", () -> !reaches(router, "me"));
	}

	private static boolean reaches(ZmqSocket router, String id) {
		try {
			return router.trySend(ZmqMessage.of(id, "hello"));
		}
		catch (HostUnreachableException ex) {
			return false;
		}
	}

	@Test
	void peerInAnotherContextIsReachedManyTimes() {
		for (int round = 0; round < 50; round++) {
			ZmqContext other = this.sandbox.newContext();
			ZmqSocket router = mandatory();
			ZmqSocket dealer = this.sandbox.socket(other, SocketType.DEALER);
			String id = "dealer " + round;
			dealer.set(SocketOption.ROUTING_ID, id.getBytes());
			dealer.connect(router.bind("tcp://127.0.0.1:*").toString());
			Waiting.until("the peer is known", () -> reaches(router, id));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
			other.close();
			router.close();
		}
	}

	@Test
	void fullPeerIsWaitedForAndOthersAreNotAffected() {
		ZmqSocket router = mandatory();
		router.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		ZmqSocket full = this.sandbox.socket(SocketType.DEALER);
		full.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		full.set(SocketOption.ROUTING_ID, "full".getBytes());
		full.connect(endpoint.toString());
		ZmqSocket other = dealer("other", endpoint);
		router.awaitPeers(2, PeerSocket.PATIENCE);
		byte[] body = new byte[65_536];
		int sent = 0;
		while (router.trySend(ZmqMessage.of("full".getBytes(), body), Duration.ofMillis(200))) {
			sent++;
		}
		assertThat(sent).isBetween(2, 1000);
		assertThat(router.trySend(ZmqMessage.of("full".getBytes(), body))).isFalse();
		assertThat(router.isWritable()).as("one peer has room").isTrue();
		router.send(ZmqMessage.of("other", "hello"));
		assertThat(other.receive()).isEqualTo(ZmqMessage.of("hello"));
		for (int i = 0; i < sent; i++) {
			assertThat(full.receive().length()).isEqualTo(body.length);
		}
		router.send(ZmqMessage.of("full", "room again"));
		assertThat(full.receive()).isEqualTo(ZmqMessage.of("room again"));
	}

	@Test
	void inprocPeerIsFullAtExactlyBothMarks() {
		ZmqSocket router = mandatory();
		router.set(SocketOption.SEND_HIGH_WATER_MARK, 3);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 4);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		router.bind("inproc://full");
		dealer.connect("inproc://full");
		int sent = 0;
		while (router.trySend(ZmqMessage.of("me", "x"))) {
			sent++;
		}
		assertThat(sent).isEqualTo(7);
		assertThat(router.isWritable()).isFalse();
	}

	private ZmqSocket mandatory() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_MANDATORY, true);
		return router;
	}

	private ZmqSocket dealer(String id, Endpoint endpoint) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, id.getBytes());
		dealer.connect(endpoint.toString());
		return dealer;
	}

}
