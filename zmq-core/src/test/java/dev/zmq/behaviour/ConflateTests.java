package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only the newest message is kept.
 */
class ConflateTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "inproc", "tcp" })
	void receiverGetsTheNewestMessage(String scheme) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.CONFLATE, true);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind(this.sandbox.endpoint(scheme)).toString());
		for (int i = 0; i < 500; i++) {
			push.send("message " + i);
		}
		// One of them is overtaken by the last, however slow they are
		Waiting.until("the last message is there", () -> {
			ZmqMessage message = pull.receive();
			return message.string(0).equals("message 499");
		});
		assertThat(pull.tryReceive()).isNull();
	}

	@Test
	void senderKeepsTheNewestMessageForAnAbsentPeer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.CONFLATE, true);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			for (int i = 0; i < 500; i++) {
				assertThat(push.trySend(ZmqMessage.of("message " + i))).isTrue();
			}
			try (RawPeer raw = server.accept()) {
				raw.handshake(1, SocketType.PULL);
				assertThat(raw.readFrame().text()).isEqualTo("message 499");
			}
		}
	}

}
