package dev.zmq.testkit;

import dev.zmq.ZmqMessage;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * libzmq takes our hand-made bytes for those of a peer.
 */
class RawPeerTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void handMadePeerIsServedByLibzmq() {
		PeerSocket rep = this.sandbox.far(Far.LIBZMQ, SocketType.REP);
		Endpoint endpoint = Endpoint.parse(rep.bind("tcp://127.0.0.1:*"));
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			RawFrame ready = raw.handshake(1, SocketType.REQ);
			assertThat(ready.properties()).containsEntry("Socket-Type", "REP");
			raw.send(Zmtp.message("", "question"));
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
			rep.send("answer");
			assertThat(raw.readFrame()).isEqualTo(new RawFrame(Zmtp.MORE, new byte[0]));
			assertThat(raw.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("answer")));
			raw.send(Zmtp.ping(0, Zmtp.ascii("context")));
			RawFrame pong = raw.readFrame();
			assertThat(pong.name()).isEqualTo("PONG");
			assertThat(pong.data()).asString().isEqualTo("context");
		}
	}

	@Test
	void handMadeServerIsAcceptedByLibzmq() {
		PeerSocket push = this.sandbox.far(Far.LIBZMQ, SocketType.PUSH);
		try (RawServer server = RawServer.listen()) {
			push.connect(server.endpoint());
			push.send("work");
			try (RawPeer raw = server.accept()) {
				raw.handshake(0, SocketType.PULL);
				assertThat(raw.readFrame()).isEqualTo(new RawFrame(0, Zmtp.ascii("work")));
			}
		}
	}

	@Test
	void refusalByLibzmqIsSeen() {
		PeerSocket rep = this.sandbox.far(Far.LIBZMQ, SocketType.REP);
		Endpoint endpoint = Endpoint.parse(rep.bind("tcp://127.0.0.1:*"));
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.send(Zmtp.greeting(1), Zmtp.ready(SocketType.PUB));
			assertThat(raw.awaitEnd()).isLessThanOrEqualTo(Zmtp.GREETING);
		}
	}

}
