package dev.zmq.behaviour;

import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a message tells of the connection that it came from.
 */
class MetadataTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc" })
	void applicationPropertiesArriveWithEveryMessage(String scheme) {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.set(SocketOption.METADATA, Map.of("X-hello", "world", "X-\u0066oo", "b\u00e4r"));
		dealer.connect(rep.bind(this.sandbox.endpoint(scheme)).toString());
		for (int i = 0; i < 2; i++) {
			dealer.send(ZmqMessage.of("", "question"));
			ZmqMessage request = rep.receive();
			assertThat(request.property("X-hello")).isEqualTo("world");
			assertThat(request.property("x-HELLO")).isEqualTo("world");
			assertThat(request.property("X-foo")).isEqualTo("b\u00e4r");
			assertThat(request.property("Socket-Type")).isEqualTo("DEALER");
			assertThat(request.property("Identity")).isEqualTo("me");
			assertThat(request.property("X-none")).isNull();
			if (scheme.equals("tcp")) {
				assertThat(request.property("Peer-Address")).isEqualTo("127.0.0.1");
			}
			rep.send("answer");
			assertThat(dealer.receive().property("Socket-Type")).isEqualTo("REP");
		}
	}

	@Test
	void eachMessageHasThePropertiesOfItsOwnPeer() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		for (int i = 0; i < 5; i++) {
			ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
			dealer.set(SocketOption.METADATA, Map.of("X-number", Integer.toString(i)));
			dealer.connect(endpoint);
			dealer.send(Integer.toString(i));
			dealer.send(Integer.toString(i));
		}
		for (int i = 0; i < 10; i++) {
			ZmqMessage message = router.receive();
			assertThat(message.property("X-number")).isEqualTo(message.string(1));
		}
	}

	@Test
	void propertiesAreNotSentAlong() {
		ZmqSocket first = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket middle = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket last = this.sandbox.socket(SocketType.PULL);
		first.set(SocketOption.METADATA, Map.of("X-secret", "for the middle only"));
		first.connect(middle.bind("tcp://127.0.0.1:*").toString());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(last.bind("tcp://127.0.0.1:*").toString());
		first.send("hello");
		ZmqMessage message = middle.receive();
		assertThat(message.property("X-secret")).isNotNull();
		push.send(message);
		assertThat(last.receive().property("X-secret")).isNull();
	}

	@Test
	void peerCannotPretendToBeSomebodyElse() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1,
					Zmtp.ready(Zmtp.property("Socket-Type", Zmtp.ascii("PUSH")),
							Zmtp.property("User-Id", Zmtp.ascii("admin")),
							Zmtp.property("Peer-Address", Zmtp.ascii("10.0.0.1"))));
			raw.send(Zmtp.message("hello"));
			ZmqMessage message = pull.receive();
			assertThat(message.property("User-Id")).isNull();
			assertThat(message.property("Peer-Address")).isEqualTo("127.0.0.1");
		}
	}

}
