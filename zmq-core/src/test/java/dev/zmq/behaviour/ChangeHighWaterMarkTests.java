package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * High-water marks that change while the socket is in use.
 */
class ChangeHighWaterMarkTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void changeBeforeConnectHolds() {
		Pair pair = pair(2, 2, "inproc://before");
		assertThat(fill(pair.push())).isEqualTo(4);
	}

	@Test
	void raiseAfterConnectHoldsAtOnce() {
		Pair pair = pair(1, 1, "inproc://raise");
		assertThat(fill(pair.push())).isEqualTo(2);
		pair.push().set(SocketOption.SEND_HIGH_WATER_MARK, 5);
		assertThat(fill(pair.push())).as("room that was added").isEqualTo(4);
		drain(pair.pull());
		assertThat(fill(pair.push())).isEqualTo(6);
	}

	@Test
	void raiseByTheReceiverHoldsAtOnce() {
		Pair pair = pair(1, 1, "inproc://receiver");
		pair.pull().set(SocketOption.RECEIVE_HIGH_WATER_MARK, 9);
		assertThat(fill(pair.push())).isEqualTo(10);
	}

	@Test
	void loweringBelowTheFillStopsTheSenderUntilItIsDrained() {
		Pair pair = pair(100, 1, "inproc://lower");
		assertThat(fill(pair.push())).isEqualTo(101);
		pair.push().set(SocketOption.SEND_HIGH_WATER_MARK, 70);
		assertThat(pair.push().trySend(ZmqMessage.of("x"))).isFalse();
		assertThat(drain(pair.pull())).isEqualTo(101);
		assertThat(fill(pair.push())).isEqualTo(71);
	}

	@Test
	void changeHoldsForPeersThatAreAbsent() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 3);
		push.connect("tcp://127.0.0.1:1");
		assertThat(fill(push)).isEqualTo(3);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 8);
		assertThat(fill(push)).isEqualTo(5);
	}

	private Pair pair(int send, int receive, String endpoint) {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, send);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, receive);
		push.bind(endpoint);
		pull.connect(endpoint);
		return new Pair(push, pull);
	}

	private static int fill(ZmqSocket socket) {
		int count = 0;
		while (count < 1000 && socket.trySend(ZmqMessage.of("x"))) {
			count++;
		}
		return count;
	}

	private static int drain(ZmqSocket socket) {
		int count = 0;
		while (socket.tryReceive() != null) {
			count++;
		}
		return count;
	}

	private record Pair(ZmqSocket push, ZmqSocket pull) {
	}

}
