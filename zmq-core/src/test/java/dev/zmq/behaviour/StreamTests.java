package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * STREAM sockets among themselves.
 */
class StreamTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void dialogueEndsWithAnEmptyMessage() {
		ZmqSocket server = this.sandbox.socket(SocketType.STREAM);
		ZmqSocket client = this.sandbox.socket(SocketType.STREAM);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		byte[] toServer = notice(client);
		byte[] toClient = notice(server);
		client.send(ZmqMessage.of(toServer, "question".getBytes()));
		assertThat(server.receive()).isEqualTo(ZmqMessage.of(toClient, "question".getBytes()));
		server.send(ZmqMessage.of(toClient, "answer".getBytes()));
		assertThat(client.receive()).isEqualTo(ZmqMessage.of(toServer, "answer".getBytes()));
		server.send(ZmqMessage.of(toClient, new byte[0]));
		assertThat(client.receive()).isEqualTo(ZmqMessage.of(toServer, new byte[0]));
		assertThat(server.receive()).isEqualTo(ZmqMessage.of(toClient, new byte[0]));
		assertThatExceptionOfType(HostUnreachableException.class)
			.isThrownBy(() -> server.send(ZmqMessage.of(toClient, "gone".getBytes())));
	}

	@Test
	void withoutNotifyNothingIsToldOfConnections() {
		ZmqSocket server = this.sandbox.socket(SocketType.STREAM);
		server.set(SocketOption.STREAM_NOTIFY, false);
		try (RawPeer raw = RawPeer.connect(server.bind("tcp://127.0.0.1:*"))) {
			raw.send("x".getBytes());
			ZmqMessage message = server.receive();
			assertThat(message.size()).isEqualTo(2);
			assertThat(message.string(1)).isEqualTo("x");
		}
		Waiting.until(() -> assertThat(server.peers()).isEmpty());
		assertThat(server.tryReceive()).isNull();
	}

	@Test
	void unknownConnectionIsUnreachable() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		assertThatExceptionOfType(HostUnreachableException.class)
			.isThrownBy(() -> stream.send(ZmqMessage.of("12345", "x")));
	}

	private static byte[] notice(ZmqSocket stream) {
		ZmqMessage notice = stream.receive();
		assertThat(notice.frame(1)).isEmpty();
		return notice.frame(0);
	}

}
