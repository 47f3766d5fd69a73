package dev.zmq.interop;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PAIR against every implementation.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class PairInteropTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final Link link;

	PairInteropTests(Link link) {
		this.link = link;
	}

	@Test
	void bothSidesSpeakWithoutTakingTurns() {
		ZmqSocket near = this.sandbox.socket(SocketType.PAIR);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.PAIR);
		near.send("one");
		near.send("two");
		far.send("three", "", "four");
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("one"));
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("two"));
		assertThat(near.receive()).isEqualTo(ZmqMessage.of("three", "", "four"));
	}

	@Test
	void messagesKeepTheirOrder() {
		ZmqSocket near = this.sandbox.socket(SocketType.PAIR);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.PAIR);
		for (int i = 0; i < 500; i++) {
			near.send("near " + i);
			far.send("far " + i);
		}
		for (int i = 0; i < 500; i++) {
			assertThat(near.receive()).isEqualTo(ZmqMessage.of("far " + i));
			assertThat(far.receive()).isEqualTo(ZmqMessage.of("near " + i));
		}
	}

}
