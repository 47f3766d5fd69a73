package dev.zmq.behaviour;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A receiver that falls behind: what is sealed waits in full buffers, goes out in pieces,
 * and arrives whole, in order and once.
 */
class CurveBackPressureTests {

	private static final int MESSAGES = 1_000_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void slowReceiverLosesAndGarblesNothing() throws Exception {
		CurveKeyPair server = CurveKeyPair.generate();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.CURVE_SERVER, true);
		pull.set(SocketOption.CURVE_SECRET_KEY, server.secretKey());
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
		pull.set(SocketOption.RECEIVE_BUFFER_SIZE, 4096);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.CURVE_SECRET_KEY, CurveKeyPair.generate().secretKey());
		push.set(SocketOption.CURVE_SERVER_KEY, server.publicKey());
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());

		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < MESSAGES; i++) {
				push.send(message(i));
			}
		});
		long seed = System.nanoTime();
		System.out.println("slowReceiverLosesAndGarblesNothing: seed " + seed);
		Random random = new Random(seed);
		for (int i = 0; i < MESSAGES; i++) {
			if (random.nextInt(50_000) == 0) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
			}
			ZmqMessage message = pull.receive();
			if (!message.equals(message(i))) {
				assertThat(message).as("message %d", i).isEqualTo(message(i));
			}
		}
		sending.get();
		assertThat(pull.tryReceive()).isNull();
		assertThat(pull.stats().handshakeFailures()).isEmpty();
	}

	/** Its number, and for some a second frame of a length that follows from it. */
	private static ZmqMessage message(int number) {
		byte[] first = ByteBuffer.allocate(16).putInt(number).putInt(~number).array();
		return (number % 16 == 0) ? ZmqMessage.of(first, new byte[number % 3000]) : ZmqMessage.of(first);
	}

}
