package dev.zmq.interop;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * REQ, REP, DEALER and ROUTER, in every pair that goes together, against every
 * implementation.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class RequestReplyInteropTests {

	private static final byte[] BINARY_ID = { 1, 0, -1, 0x0A, (byte) 0x80 };

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Link link;

	@Test
	void reqAsksForeignRep() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		PeerSocket rep = this.link.join(this.sandbox, req, SocketType.REP);
		for (int i = 0; i < 100; i++) {
			req.send("question " + i);
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question " + i));
			rep.send("answer", "", Integer.toString(i));
			assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer", "", Integer.toString(i)));
		}
	}

	@Test
	void foreignReqAsksRep() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		PeerSocket req = this.link.join(this.sandbox, rep, SocketType.REQ);
		for (int i = 0; i < 100; i++) {
			req.send("question", "", Integer.toString(i));
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question", "", Integer.toString(i)));
			rep.send("answer " + i);
			assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer " + i));
		}
	}

	@Test
	void reqAsksForeignRouter() {
		ZmqSocket req = this.sandbox.socket(SocketType.REQ);
		req.set(SocketOption.ROUTING_ID, BINARY_ID);
		PeerSocket router = this.link.join(this.sandbox, req, SocketType.ROUTER);
		req.send("question");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of(BINARY_ID, new byte[0], "question".getBytes()));
		router.send(BINARY_ID, new byte[0], "answer".getBytes());
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	@Test
	void foreignReqAsksRouter() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		PeerSocket req = this.link.far(this.sandbox, SocketType.REQ).set(SocketOption.ROUTING_ID, BINARY_ID);
		this.link.join(this.sandbox, router, req);
		req.send("question");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of(BINARY_ID, new byte[0], "question".getBytes()));
		router.send(BINARY_ID, new byte[0], "answer".getBytes());
		assertThat(req.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	@Test
	void dealerAsksForeignRep() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		PeerSocket rep = this.link.join(this.sandbox, dealer, SocketType.REP);
		dealer.send(ZmqMessage.of("address", "", "question"));
		dealer.send(ZmqMessage.of("", "second"));
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
		rep.send("answer");
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("second"));
		rep.send("second answer");
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("address", "", "answer"));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "second answer"));
	}

	@Test
	void foreignDealerAsksRep() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		PeerSocket dealer = this.link.join(this.sandbox, rep, SocketType.DEALER);
		dealer.send("address", "", "question");
		assertThat(rep.receive()).isEqualTo(ZmqMessage.of("question"));
		rep.send("answer");
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("address", "", "answer"));
	}

	@Test
	void dealersSpeakToEachOther() {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		near.send(ZmqMessage.of("", "plain"));
		far.send("back", "");
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("", "plain"));
		assertThat(near.receive()).isEqualTo(ZmqMessage.of("back", ""));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 254, 255 })
	void foreignRouterKnowsDealerByBinaryId(int length) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, id(length));
		PeerSocket router = this.link.join(this.sandbox, dealer, SocketType.ROUTER);
		dealer.send("hello");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of(id(length), "hello".getBytes()));
		router.send(id(length), "welcome".getBytes());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 254, 255 })
	void routerKnowsForeignDealerByBinaryId(int length) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		PeerSocket dealer = this.link.far(this.sandbox, SocketType.DEALER).set(SocketOption.ROUTING_ID, id(length));
		this.link.join(this.sandbox, router, dealer);
		dealer.send("hello");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of(id(length), "hello".getBytes()));
		router.send(ZmqMessage.of(id(length), "welcome".getBytes()));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
	}

	@Test
	void routerInventsIdsForForeignDealers() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		PeerSocket dealer = this.link.join(this.sandbox, router, SocketType.DEALER);
		dealer.send("hello");
		ZmqMessage request = router.receive();
		assertThat(request.frame(0)).as("5 bytes, the first of them zero").hasSize(5).startsWith(0);
		router.send(ZmqMessage.of(request.frame(0), "welcome".getBytes()));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
	}

	@Test
	void foreignRouterInventsIdsForDealers() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		PeerSocket router = this.link.join(this.sandbox, dealer, SocketType.ROUTER);
		dealer.send("hello");
		ZmqMessage request = router.receive();
		assertThat(request.frame(0)).hasSize(5);
		router.send(request.frame(0), "welcome".getBytes());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
	}

	@Test
	void routersAddressEachOther() {
		ZmqSocket near = this.sandbox.socket(SocketType.ROUTER);
		near.set(SocketOption.ROUTING_ID, "near".getBytes());
		near.set(SocketOption.ROUTER_MANDATORY, true);
		PeerSocket far = this.link.far(this.sandbox, SocketType.ROUTER).set(SocketOption.ROUTING_ID, "far".getBytes());
		this.link.join(this.sandbox, near, far);
		near.awaitPeers(1, PeerSocket.PATIENCE);
		near.send(ZmqMessage.of("far", "hello"));
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("near", "hello"));
		far.send("near", "welcome");
		assertThat(near.receive()).isEqualTo(ZmqMessage.of("far", "welcome"));
	}

	private static byte[] id(int length) {
		byte[] id = new byte[length];
		for (int i = 0; i < length; i++) {
			id[i] = (byte) (i + 1);
		}
		return id;
	}

}
