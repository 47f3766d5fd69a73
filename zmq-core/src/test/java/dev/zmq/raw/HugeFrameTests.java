package dev.zmq.raw;

import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawFrame;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that are larger than what a socket takes by default.
 */
class HugeFrameTests {

	private static final int CHUNK = 1024 * 1024;

	private static final int CHUNKS = 100;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void hundredMebibytesArriveBothWays() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.MAX_MESSAGE_SIZE, 2L * CHUNKS * CHUNK);
		try (RawPeer peer = RawPeer.connect(dealer.bind("tcp://127.0.0.1:*"))) {
			peer.handshake(1, SocketType.DEALER);
			peer.send(Zmtp.longHeader(0, (long) CHUNKS * CHUNK));
			for (int i = 0; i < CHUNKS; i++) {
				peer.send(chunk(i));
			}
			byte[] body = dealer.receive().frame(0);
			assertChunks(body);
			dealer.send(ZmqMessage.of(body));
			RawFrame back = peer.readFrame();
			assertThat(back.flags()).isZero();
			assertChunks(back.body());
		}
	}

	private static byte[] chunk(int number) {
		byte[] chunk = new byte[CHUNK];
		Arrays.fill(chunk, (byte) number);
		return chunk;
	}

	private static void assertChunks(byte[] body) {
		assertThat(body.length).isEqualTo(CHUNKS * CHUNK);
		for (int i = 0; i < CHUNKS; i++) {
			assertThat(Arrays.equals(body, i * CHUNK, (i + 1) * CHUNK, chunk(i), 0, CHUNK)).as("chunk %s", i).isTrue();
		}
	}

}
