package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * REQ_CORRELATE: replies to anything but the last request are dropped.
 */
class RequestCorrelationTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void onlyTheReplyWithTheRightNumberIsReceived() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		req.set(SocketOption.REQ_CORRELATE, true);
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		req.connect(router.bind("tcp://127.0.0.1:*").toString());
		req.send("question");
		ZmqMessage request = router.receive();
		assertThat(request.size()).isEqualTo(4);
		assertThat(request.frame(1)).hasSize(4);
		assertThat(request.frame(2)).isEmpty();
		byte[] peer = request.frame(0);
		byte[] number = request.frame(1);
		byte[] wrong = number.clone();
		wrong[3]++;
		byte[] none = {};
		router.send(ZmqMessage.of(peer, wrong, none, "wrong number".getBytes()));
		router.send(ZmqMessage.of(peer, none, "no number".getBytes()));
		router.send(ZmqMessage.of(peer, number, none, "right".getBytes()));
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("right"));
		assertThat(req.stats().dropped(DropReason.STALE_REPLY)).isPositive();
	}

	@Test
	void repPassesTheNumberBack() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		req.set(SocketOption.REQ_CORRELATE, true);
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		req.connect(rep.bind("tcp://127.0.0.1:*").toString());
		for (int i = 0; i < 10; i++) {
			req.send("question");
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
			rep.send("answer " + i);
			assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer " + i));
		}
	}

}
