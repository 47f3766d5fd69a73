package dev.zmq.interop;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PUSH and PULL against every implementation.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class PipelineInteropTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Link link;

	@Test
	void pushReachesForeignPull() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		PeerSocket pull = this.link.join(this.sandbox, push, SocketType.PULL);
		for (int i = 0; i < 300; i++) {
			push.send("task " + i);
		}
		for (int i = 0; i < 300; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("task " + i));
		}
	}

	@Test
	void foreignPushReachesPull() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		PeerSocket push = this.link.join(this.sandbox, pull, SocketType.PUSH);
		for (int i = 0; i < 300; i++) {
			push.send("task", Integer.toString(i));
		}
		for (int i = 0; i < 300; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("task", Integer.toString(i)));
		}
	}

	@Test
	void workIsDealtInTurn() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		PeerSocket first = this.link.join(this.sandbox, push, SocketType.PULL);
		PeerSocket second = this.link.join(this.sandbox, push, SocketType.PULL);
		push.awaitPeers(2, PeerSocket.PATIENCE);
		for (int i = 0; i < 10; i++) {
			push.send("task");
		}
		for (int i = 0; i < 5; i++) {
			assertThat(first.receive()).isEqualTo(ZmqMessage.of("task"));
			assertThat(second.receive()).isEqualTo(ZmqMessage.of("task"));
		}
	}

}
