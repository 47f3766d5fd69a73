package dev.zmq.raw;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A STREAM performs ZMTP by hand with a DEALER, and each takes the other for what it says
 * to be.
 */
class StreamHandshakeTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void streamPlaysARouter(boolean streamBinds) {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		if (streamBinds) {
			dealer.connect(stream.bind("tcp://127.0.0.1:*").toString());
		}
		else {
			stream.connect(dealer.bind("tcp://127.0.0.1:*").toString());
		}
		ZmqMessage notice = stream.receive();
		assertThat(notice.size()).isEqualTo(2);
		assertThat(notice.frame(1)).isEmpty();
		Conversation conversation = new Conversation(stream, notice.frame(0));
		conversation.send(Zmtp.greeting(0));
		assertThat(conversation.read(Zmtp.GREETING)[10]).isEqualTo((byte) 3);
		conversation.send(Zmtp.ready(SocketType.ROUTER));
		byte[] ready = Zmtp.ready(Zmtp.property("Socket-Type", Zmtp.ascii("DEALER")),
				Zmtp.property("Identity", new byte[0]));
		assertThat(conversation.read(ready.length)).isEqualTo(ready);
		dealer.send("hello");
		assertThat(conversation.read(7)).isEqualTo(Zmtp.message("hello"));
		conversation.send(Zmtp.message("world", ""));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("world", ""));
	}

	/** The bytes of one connection of a STREAM. */
	private static final class Conversation {

		private final ZmqSocket stream;

		private final byte[] id;

		private byte[] unread = {};

		Conversation(ZmqSocket stream, byte[] id) {
			this.stream = stream;
			this.id = id;
		}

		void send(byte[] bytes) {
			this.stream.send(ZmqMessage.of(this.id, bytes));
		}

		byte[] read(int length) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.writeBytes(this.unread);
			while (bytes.size() < length) {
				ZmqMessage message = this.stream.receive();
				assertThat(message.frame(0)).isEqualTo(this.id);
				bytes.writeBytes(message.frame(1));
			}
			byte[] all = bytes.toByteArray();
			this.unread = Arrays.copyOfRange(all, length, all.length);
			return Arrays.copyOf(all, length);
		}

	}

}
