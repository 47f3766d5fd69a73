package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An empty message by which a ROUTER learns of its new peer.
 */
class ProbeRouterTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@EnumSource(value = SocketType.class, names = { "ROUTER", "DEALER" })
	void routerLearnsOfThePeer(SocketType type) {
		ZmqSocket server = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket client = this.sandbox.socket(type);
		client.set(SocketOption.ROUTING_ID, "X".getBytes());
		client.set(SocketOption.PROBE_ROUTER, true);
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("X", ""));
		server.send(ZmqMessage.of("X", "hello"));
		ZmqMessage message = client.receive();
		assertThat(message.string(message.size() - 1)).isEqualTo("hello");
	}

	@Test
	void inprocPeerProbesToo() {
		ZmqSocket server = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket client = this.sandbox.socket(SocketType.DEALER);
		client.set(SocketOption.ROUTING_ID, "X".getBytes());
		client.set(SocketOption.PROBE_ROUTER, true);
		client.connect(server.bind("inproc://probe").toString());
		assertThat(server.receive()).isEqualTo(ZmqMessage.of("X", ""));
	}

}
