package dev.zmq.interop;

import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * STREAM against programs that are not ZeroMQ.
 */
class StreamInteropTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void acceptedConnectionExchangesBytes() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		Endpoint endpoint = stream.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			byte[] id = awaitNotice(stream);
			raw.send("hello".getBytes());
			assertThat(read(stream, id, 5)).asString().isEqualTo("hello");
			stream.send(ZmqMessage.of(id, "welcome".getBytes()));
			assertThat(raw.read(7)).asString().isEqualTo("welcome");
		}
		awaitNotice(stream);
	}

	@Test
	void madeConnectionExchangesBytes() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		try (RawServer server = RawServer.listen()) {
			stream.connect(server.endpoint());
			try (RawPeer raw = server.accept()) {
				byte[] id = awaitNotice(stream);
				stream.send(ZmqMessage.of(id, "hello".getBytes()));
				assertThat(raw.read(5)).asString().isEqualTo("hello");
				raw.send("welcome".getBytes());
				assertThat(read(stream, id, 7)).asString().isEqualTo("welcome");
			}
		}
	}

	@Test
	void emptyMessageClosesTheConnection() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		Endpoint endpoint = stream.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			byte[] id = awaitNotice(stream);
			stream.send(ZmqMessage.of(id, "last".getBytes()));
			stream.send(ZmqMessage.of(id, new byte[0]));
			assertThat(raw.read(4)).asString().isEqualTo("last");
			assertThat(raw.awaitEnd()).isZero();
		}
	}

	@Test
	void moreThanABufferArrivesUnchanged() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		Endpoint endpoint = stream.bind("tcp://127.0.0.1:*");
		byte[] data = new byte[300_000];
		for (int i = 0; i < data.length; i++) {
			data[i] = (byte) (i * 31);
		}
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			byte[] id = awaitNotice(stream);
			raw.send(data);
			assertThat(Arrays.equals(read(stream, id, data.length), data)).isTrue();
			stream.send(ZmqMessage.of(id, data));
			assertThat(Arrays.equals(raw.read(data.length), data)).isTrue();
		}
	}

	@Test
	void connectionsAreToldApart() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		Endpoint endpoint = stream.bind("tcp://127.0.0.1:*");
		try (RawPeer first = RawPeer.connect(endpoint)) {
			byte[] firstId = awaitNotice(stream);
			try (RawPeer second = RawPeer.connect(endpoint)) {
				byte[] secondId = awaitNotice(stream);
				assertThat(firstId).isNotEqualTo(secondId);
				stream.send(ZmqMessage.of(secondId, "2".getBytes()));
				stream.send(ZmqMessage.of(firstId, "1".getBytes()));
				assertThat(first.read(1)).asString().isEqualTo("1");
				assertThat(second.read(1)).asString().isEqualTo("2");
			}
		}
	}

	private static byte[] awaitNotice(ZmqSocket stream) {
		ZmqMessage notice = stream.receive();
		assertThat(notice.size()).isEqualTo(2);
		assertThat(notice.frame(0)).hasSize(5);
		assertThat(notice.frame(1)).isEmpty();
		return notice.frame(0);
	}

	private static byte[] read(ZmqSocket stream, byte[] id, int length) {
		byte[] all = new byte[length];
		for (int at = 0; at < length;) {
			ZmqMessage message = stream.receive();
			assertThat(message.frame(0)).isEqualTo(id);
			System.arraycopy(message.frame(1), 0, all, at, message.frame(1).length);
			at += message.frame(1).length;
		}
		return all;
	}

}
