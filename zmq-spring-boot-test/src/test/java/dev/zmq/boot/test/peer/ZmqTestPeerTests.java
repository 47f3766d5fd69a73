package dev.zmq.boot.test.peer;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.exception.ZmqException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ZmqTestPeerTests {

	private static final Duration SHORT = Duration.ofMillis(20);

	@Test
	void boundPeerTellsItsPortAndTalks() {
		try (ZmqTestPeer rep = ZmqTestPeer.bind(SocketType.REP);
				ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, rep.endpoint())) {
			req.send("hello", "world");
			assertThat(rep.receive()).isEqualTo(ZmqMessage.of("hello", "world"));
			rep.send("yes");
			assertThat(req.receive().string(0)).isEqualTo("yes");
		}
	}

	@Test
	void whatDoesNotComeInTimeIsAnAssertionErrorThatNamesThePeer() {
		try (ZmqTestPeer pull = ZmqTestPeer.bind(SocketType.PULL).patience(SHORT)) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(pull::receive)
				.withMessage("The PULL test peer at " + pull.endpoint()
						+ " should have received a message within PT0.02S, but got none");
		}
	}

	@Test
	void whatNobodyTakesIsAnAssertionError() {
		try (ZmqTestPeer push = ZmqTestPeer.bind(SocketType.PUSH).patience(SHORT)) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> push.send("x"))
				.withMessageContaining("nobody is connected");
		}
	}

	@Test
	void waitingForPeersAndSubscribersIsBounded() {
		try (ZmqTestPeer pub = ZmqTestPeer.bind(SocketType.PUB).patience(SHORT)) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> pub.awaitPeers(1));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> pub.awaitSubscribers("a", 1));
			pub.patience(ZmqTestPeer.PATIENCE);
			try (ZmqTestPeer sub = ZmqTestPeer.connect(SocketType.SUB, pub.endpoint()).subscribe("a", "b")) {
				pub.awaitPeers(1).awaitSubscribers("b", 1).send("c", "0").send("b", "1");
				assertThat(sub.receive()).isEqualTo(ZmqMessage.of("b", "1"));
			}
		}
	}

	@Test
	void unexpectedMessageIsAnAssertionError() {
		try (ZmqTestPeer one = ZmqTestPeer.bind(SocketType.PAIR);
				ZmqTestPeer other = ZmqTestPeer.connect(SocketType.PAIR, one.endpoint())) {
			one.receivesNothingFor(SHORT);
			other.send("boo");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> one.receivesNothingFor(ZmqTestPeer.PATIENCE))
				.withMessageContaining("should not have received anything");
		}
	}

	@Test
	void contextOfOthersIsUsedAndStaysOpen() {
		try (ZmqContext context = ZmqContext.create()) {
			try (ZmqTestPeer one = ZmqTestPeer.create(context, SocketType.PAIR).bind("inproc://both");
					ZmqTestPeer other = ZmqTestPeer.create(context, SocketType.PAIR).connect("inproc://both")) {
				other.send("hi");
				assertThat(one.receive().string(0)).isEqualTo("hi");
			}
			assertThat(context.isClosed()).isFalse();
		}
	}

	@Test
	void optionsAreSetBeforeConnecting() {
		try (ZmqTestPeer router = ZmqTestPeer.bind(SocketType.ROUTER);
				ZmqTestPeer dealer = ZmqTestPeer.create(SocketType.DEALER)
					.set(SocketOption.ROUTING_ID, "me".getBytes())
					.connect(router.endpoint())) {
			dealer.send("hi");
			assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hi"));
		}
	}

	@Test
	void endpointOfAPeerThatIsNotBoundIsAnError() {
		try (ZmqTestPeer peer = ZmqTestPeer.create(SocketType.PAIR)) {
			assertThatIllegalStateException().isThrownBy(peer::endpoint).withMessageContaining("call bind first");
		}
	}

	@Test
	void failedBindClosesThePeer() {
		ZmqTestPeer peer = ZmqTestPeer.create(SocketType.PAIR);
		assertThatExceptionOfType(ZmqException.class).isThrownBy(() -> peer.bind("nonsense"));
		assertThat(peer.socket().isClosed()).isTrue();
	}

}
