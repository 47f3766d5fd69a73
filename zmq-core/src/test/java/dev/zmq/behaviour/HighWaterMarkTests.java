package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many messages fit, to the message.
 */
class HighWaterMarkTests {

	private static final int PLENTY = 10_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void inprocHasTheDefaultsOfBothSides() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("inproc://a").toString());
		assertThat(fill(push)).isEqualTo(2000);
		assertThat(drain(pull)).isEqualTo(2000);
		assertThat(fill(push)).as("after draining").isEqualTo(2000);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "10, 20", "20, 10", "1, 1000", "1000, 1" })
	void inprocHoldsTheSumOfBothMarks(int send, int receive) {
		for (boolean bindFirst : new boolean[] { true, false }) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, receive);
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.set(SocketOption.SEND_HIGH_WATER_MARK, send);
			join(push, pull, bindFirst, "inproc://sum" + bindFirst);
			assertThat(fill(push)).isEqualTo(send + receive);
			assertThat(drain(pull)).isEqualTo(send + receive);
			assertThat(fill(push)).as("after draining").isEqualTo(send + receive);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 10", "10, 0" })
	void zeroOnEitherSideOfInprocMeansNoLimit(int send, int receive) {
		for (boolean bindFirst : new boolean[] { true, false }) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, receive);
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.set(SocketOption.SEND_HIGH_WATER_MARK, send);
			join(push, pull, bindFirst, "inproc://none" + bindFirst);
			assertThat(fill(push)).isEqualTo(PLENTY);
			assertThat(drain(pull)).isEqualTo(PLENTY);
		}
	}

	private static void join(ZmqSocket push, ZmqSocket pull, boolean bindFirst, String endpoint) {
		if (bindFirst) {
			pull.bind(endpoint);
			push.connect(endpoint);
		}
		else {
			push.connect(endpoint);
			pull.bind(endpoint);
		}
	}

	@Test
	void messagesSentAndClosedBeforeBindArrive() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		push.set(SocketOption.LINGER, Duration.ofSeconds(5));
		push.connect("inproc://early");
		int sent = fill(push);
		assertThat(sent).isEqualTo(10);
		push.close();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
		pull.bind("inproc://early");
		for (int i = 0; i < sent; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
		}
		assertThat(pull.tryReceive()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 1000 })
	void absentTcpPeerGetsExactlyTheSendMark(int mark) {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, mark);
		push.connect("tcp://127.0.0.1:1");
		assertThat(fill(push)).isEqualTo(mark);
		assertThat(push.isWritable()).isFalse();
	}

	@Test
	void multipartMessageCountsOnce() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 3);
		push.connect("tcp://127.0.0.1:1");
		int count = 0;
		while (push.trySend(ZmqMessage.of("a", "b", "c", "d"))) {
			count++;
		}
		assertThat(count).isEqualTo(3);
	}

	@Test
	void marksHoldPerPeer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 5);
		push.connect("tcp://127.0.0.1:1");
		push.connect("tcp://127.0.0.1:2");
		push.connect("tcp://127.0.0.1:3");
		assertThat(fill(push)).isEqualTo(15);
	}

	@Test
	void stalledTcpPeerMakesTheSenderStop() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		byte[] body = new byte[100_000];
		int sent = 0;
		while (push.trySend(ZmqMessage.of(body), Duration.ofMillis(200))) {
			sent++;
		}
		assertThat(sent).as("both marks, and what the system buffers").isBetween(20, 500);
		assertThat(pull.stats().queues().receive()).isLessThanOrEqualTo(10);
		for (int i = 0; i < sent; i++) {
			assertThat(pull.receive().length()).isEqualTo(body.length);
		}
		assertThat(pull.tryReceive()).isNull();
		push.send("room again");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("room again"));
	}

	@Test
	void fullPipeHasRoomOnceHalfOfItIsRead() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 50);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 50);
		push.connect(pull.bind("inproc://half").toString());
		assertThat(fill(push)).isEqualTo(100);
		for (int i = 0; i < 49; i++) {
			pull.receive();
		}
		assertThat(push.trySend(ZmqMessage.of("x"))).as("room after 49 of 100").isFalse();
		pull.receive();
		assertThat(fill(push)).as("room after 50 of 100").isEqualTo(50);
	}

	private static int fill(ZmqSocket socket) {
		int count = 0;
		while (count < PLENTY && socket.trySend(ZmqMessage.of("x"))) {
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

}
