package dev.zmq.behaviour;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.IllegalSocketStateException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * REQ_RELAXED: a new request may be sent while a reply is missing.
 */
class RequestRelaxedTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void strictReqTakesTurns() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		req.connect(rep.bind("tcp://127.0.0.1:*").toString());
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(req::receive);
		req.send("one");
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> req.send("two"));
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> rep.send("not yet"));
		rep.receive();
		rep.send("answer");
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(() -> rep.send("once more"));
	}

	@Test
	void newRequestGoesToTheNextPeerAndTheLateReplyIsDropped() {
		ZmqSocket req = relaxed();
		ZmqSocket first = this.sandbox.socket(SocketType.REP);
		ZmqSocket second = this.sandbox.socket(SocketType.REP);
		first.connect(req.bind("tcp://127.0.0.1:*").toString());
		req.awaitPeers(1, PeerSocket.PATIENCE);
		second.connect(req.get(SocketOption.LAST_ENDPOINT));
		req.awaitPeers(2, PeerSocket.PATIENCE);
		req.send("one");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("one"));
		req.send("two");
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("two"));
		first.send("late");
		second.send("right");
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("right"));
		req.send("three");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("three"));
		first.send("fine");
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("fine"));
	}

	@Test
	void requestCanBeRepeatedToTheSamePeer() {
		ZmqSocket req = relaxed();
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		req.connect(rep.bind("tcp://127.0.0.1:*").toString());
		req.send("one");
		req.send("two");
		req.send("three");
		for (String request : List.of("one", "two", "three")) {
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of(request));
			rep.send("answer to " + request);
		}
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer to three"));
		assertThatExceptionOfType(IllegalSocketStateException.class).isThrownBy(req::receive);
	}

	@Test
	void requestIsSentAfterItsPeerWentAway() {
		ZmqSocket req = relaxed();
		String endpoint = req.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket first = this.sandbox.socket(SocketType.REP);
		first.connect(endpoint);
		req.send("one");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("one"));
		first.close();
		Waiting.until(() -> assertThat(req.peers()).isEmpty());
		ZmqSocket second = this.sandbox.socket(SocketType.REP);
		second.connect(endpoint);
		req.send("two");
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("two"));
		second.send("answer");
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	private ZmqSocket relaxed() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		req.set(SocketOption.REQ_RELAXED, true);
		req.set(SocketOption.REQ_CORRELATE, true);
		return req;
	}

}
