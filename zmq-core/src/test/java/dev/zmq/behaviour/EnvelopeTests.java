package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What REQ, REP, DEALER and ROUTER put around a message, and take off again.
 */
class EnvelopeTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void repRestoresTheEnvelopeOfTheRequest() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.connect(rep.bind("inproc://envelope").toString());
		dealer.send(ZmqMessage.of("one", "two", "", "question", "", "more"));
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question", "", "more"));
		rep.send(ZmqMessage.of("answer", ""));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("one", "two", "", "answer", ""));
	}

	@Test
	void envelopeSurvivesAChainOfRouters() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		ZmqSocket frontend = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket middle = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket backend = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket worker = this.sandbox.socket(SocketType.DEALER);
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		req.connect(frontend.bind("tcp://127.0.0.1:*").toString());
		middle.connect(backend.bind("tcp://127.0.0.1:*").toString());
		rep.connect(worker.bind("tcp://127.0.0.1:*").toString());
		req.send(ZmqMessage.of("question", "more"));
		middle.send(frontend.receive());
		worker.send(backend.receive());
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question", "more"));
		rep.send("answer");
		backend.send(worker.receive());
		frontend.send(middle.receive());
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	@Test
	void messageOfARouterWithoutContentIsDropped() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.connect(router.bind("inproc://content").toString());
		router.send("me");
		assertThat(router.stats().dropped(DropReason.MALFORMED)).isEqualTo(1);
		router.send(ZmqMessage.of("me", "hello"));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hello"));
	}

	@Test
	void requestIsHeardOnlyByThePeerThatWasAsked() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		ZmqSocket first = this.sandbox.socket(SocketType.REP);
		ZmqSocket second = this.sandbox.socket(SocketType.REP);
		req.connect(first.bind("tcp://127.0.0.1:*").toString());
		req.connect(second.bind("tcp://127.0.0.1:*").toString());
		req.awaitPeers(2, PeerSocket.PATIENCE);
		req.send("question");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("question"));
		assertThat(second.tryReceive()).isNull();
	}

}
