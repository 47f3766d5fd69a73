package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether messages are queued for peers that are not there.
 */
class ImmediateTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void withoutItHalfOfTheWorkWaitsForTheAbsentPeer() {
		ZmqSocket live = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(live.bind("tcp://127.0.0.1:*").toString());
		push.connect("tcp://127.0.0.1:1");
		push.awaitPeers(1, PeerSocket.PATIENCE);
		for (int i = 0; i < 10; i++) {
			push.send("work");
		}
		for (int i = 0; i < 5; i++) {
			live.receive();
		}
		assertThat(live.tryReceive(Duration.ofMillis(50))).isNull();
	}

	@Test
	void withItAllTheWorkGoesToTheLivePeer() {
		ZmqSocket live = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.IMMEDIATE, true);
		push.connect(live.bind("tcp://127.0.0.1:*").toString());
		push.connect("tcp://127.0.0.1:1");
		for (int i = 0; i < 10; i++) {
			push.send("work");
		}
		for (int i = 0; i < 10; i++) {
			assertThat(live.receive()).isEqualTo(ZmqMessage.of("work"));
		}
	}

	@Test
	void withItNothingCanBeSentWhileThePeerIsAway() {
		ZmqSocket first = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.IMMEDIATE, true);
		dealer.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		String endpoint = first.bind("tcp://127.0.0.1:*").toString();
		assertThat(dealer.trySend(ZmqMessage.of("nobody"))).isFalse();
		dealer.connect(endpoint);
		dealer.send("hello");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("hello"));
		first.send("welcome");
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
		first.close();
		Waiting.until("the peer is gone", () -> !dealer.isWritable());
		assertThat(dealer.trySend(ZmqMessage.of("nobody"))).isFalse();
		ZmqSocket second = this.sandbox.socket(SocketType.DEALER);
		second.bind(endpoint);
		dealer.send("hello again");
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("hello again"));
	}

	@Test
	void withoutItMessagesSurviveAReconnection() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(push);
		String endpoint = first.bind("tcp://127.0.0.1:*").toString();
		push.connect(endpoint);
		push.awaitPeers(1, PeerSocket.PATIENCE);
		first.close();
		events.await(SocketEvent.Disconnected.class);
		push.send("one");
		push.send("two");
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		second.bind(endpoint);
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("one"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("two"));
	}

}
