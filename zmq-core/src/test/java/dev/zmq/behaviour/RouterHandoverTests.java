package dev.zmq.behaviour;

import java.time.Duration;

import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Authentication;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two peers with the same routing id.
 */
class RouterHandoverTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void newcomerTakesOver(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_HANDOVER, true);
		String endpoint = router.bind(this.sandbox.endpoint(scheme)).toString();
		ZmqSocket first = dealer(endpoint);
		first.send("first");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "first"));
		ZmqSocket second = dealer(endpoint);
		second.send("second");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "second"));
		router.send(ZmqMessage.of("X", "to whom"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("to whom"));
		assertThat(first.tryReceive()).isNull();
	}

	@Test
	void formerOwnerIsDisconnected() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_HANDOVER, true);
		EventLog events = EventLog.of(router);
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		try (RawPeer first = RawPeer.connect(endpoint); RawPeer second = RawPeer.connect(endpoint)) {
			first.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")));
			events.awaitHandshakes(1);
			second.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")));
			first.awaitEnd();
			assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.HANDED_OVER);
			router.send(ZmqMessage.of("X", "hello"));
			assertThat(second.readFrame().text()).isEqualTo("hello");
		}
	}

	@Test
	void withoutItTheNewcomerIsRefusedInsteadOfLeftHanging() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		EventLog events = EventLog.of(router);
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		try (RawPeer first = RawPeer.connect(endpoint); RawPeer second = RawPeer.connect(endpoint)) {
			first.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")));
			events.awaitHandshakes(1);
			second.send(Zmtp.greeting(1), Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")), Zmtp.message("squatter"));
			second.awaitEnd();
			events.awaitRefused(1, CloseReason.ROUTING_ID_IN_USE);
			router.send(ZmqMessage.of("X", "hello"));
			assertThat(first.readFrame().text()).isEqualTo("hello");
			first.send(Zmtp.message("mine"));
			assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "mine"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "anna, anna, true", "anna, bert, false", "'', '', true", "anna, '', false", "'', anna, false" })
	void onlyTheSameUserMayTakeOver(String owner, String newcomer, boolean allowed) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder()
			.authenticator((request) -> CompletableFuture
				.completedFuture(Authentication.accept(request.username().replace("nobody", "")))));
		ZmqSocket router = this.sandbox.socket(context, SocketType.ROUTER);
		router.set(SocketOption.ROUTER_HANDOVER, true);
		router.set(SocketOption.PLAIN_SERVER, true);
		EventLog events = EventLog.of(router);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket first = user(owner, endpoint);
		first.send("first");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "first"));
		ZmqSocket second = user(newcomer, endpoint);
		events.awaitRefused(1, (allowed) ? CloseReason.HANDED_OVER : CloseReason.ROUTING_ID_IN_USE);
		router.send(ZmqMessage.of("X", "to whom"));
		assertThat(((allowed) ? second : first).receive()).isEqualTo(ZmqMessage.of("to whom"));
		assertThat(((allowed) ? first : second).tryReceive()).isNull();
	}

	private ZmqSocket user(String name, String endpoint) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "X".getBytes());
		dealer.set(SocketOption.PLAIN_USERNAME, (name.isEmpty()) ? "nobody" : name);
		dealer.connect(endpoint);
		return dealer;
	}

	@Test
	void idIsFreeOnceItsOwnerIsGone() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket first = dealer(endpoint);
		first.send("one");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "one"));
		first.close();
		ZmqSocket second = dealer(endpoint);
		second.send("two");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("X", "two"));
		router.send(ZmqMessage.of("X", "back"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("back"));
	}

	@Test
	void thousandConnectsWithOneIdLeaveTheOwnerAlone() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		EventLog events = EventLog.of(router);
		Endpoint endpoint = router.bind("tcp://127.0.0.1:*");
		try (RawPeer owner = RawPeer.connect(endpoint)) {
			owner.handshake(1, Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")));
			events.awaitHandshakes(1);
			for (int i = 0; i < 1000; i++) {
				try (RawPeer squatter = RawPeer.connect(endpoint)) {
					squatter.send(Zmtp.greeting(1), Zmtp.ready(SocketType.DEALER, Zmtp.ascii("X")));
					squatter.awaitEnd();
				}
			}
			router.send(ZmqMessage.of("X", "still here"));
			assertThat(owner.readFrame().text()).isEqualTo("still here");
			assertThat(router.stats().connections()).isEqualTo(1);
		}
	}

	private ZmqSocket dealer(String endpoint) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "X".getBytes());
		dealer.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		dealer.connect(endpoint);
		return dealer;
	}

}
