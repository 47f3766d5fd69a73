package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replies that are not replies.
 */
class InvalidReplyTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void replyFromNobodyAskedIsIgnored() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		ZmqSocket asked = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket other = this.sandbox.socket(SocketType.ROUTER);
		asked.connect(req.bind("tcp://127.0.0.1:*").toString());
		req.awaitPeers(1, PeerSocket.PATIENCE);
		other.set(SocketOption.CONNECT_ROUTING_ID, "req".getBytes());
		other.connect(req.get(SocketOption.LAST_ENDPOINT));
		req.awaitPeers(2, PeerSocket.PATIENCE);
		req.send("question");
		ZmqMessage request = asked.receive();
		other.send(ZmqMessage.of("req", "", "not asked"));
		asked.send(ZmqMessage.of(request.frame(0), new byte[0], "answer".getBytes()));
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	@Test
	void malformedReplyEndsTheConnection() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		EventLog events = EventLog.of(req);
		Endpoint endpoint = req.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint)) {
			raw.handshake(1, SocketType.REP);
			req.send("question");
			raw.readFrame();
			raw.readFrame();
			raw.send(Zmtp.message("no delimiter"));
			Waiting.until("the reply is looked at", () -> {
				assertThat(req.tryReceive(Duration.ofMillis(5))).isNull();
				return !events.endings().isEmpty();
			});
			raw.awaitEnd();
			assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.MALFORMED_REPLY);
		}
	}

	@Test
	void requestWithoutDelimiterIsSkipped() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.connect(rep.bind("tcp://127.0.0.1:*").toString());
		dealer.send("no delimiter");
		dealer.send(ZmqMessage.of("none", "here", "either"));
		dealer.send(ZmqMessage.of("", "question"));
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
		assertThat(rep.stats().dropped(DropReason.MALFORMED)).isEqualTo(2);
		rep.send("answer");
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "answer"));
	}

	@Test
	void replyToARequesterThatLeftIsDropped() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		String endpoint = rep.bind("tcp://127.0.0.1:*").toString();
		req.connect(endpoint);
		req.send("question");
		rep.receive();
		req.close();
		Waiting.until(() -> assertThat(rep.peers()).isEmpty());
		rep.send("answer");
		assertThat(rep.stats().dropped(DropReason.UNROUTABLE)).isEqualTo(1);
		ZmqSocket next = this.sandbox.socket(SocketType.REQ);
		next.connect(endpoint);
		next.send("question 2");
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question 2"));
		rep.send("answer 2");
		assertThat(next.receive()).isEqualTo(ZmqMessage.of("answer 2"));
	}

}
