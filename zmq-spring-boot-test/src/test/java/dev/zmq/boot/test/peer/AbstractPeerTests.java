package dev.zmq.boot.test.peer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every peer does, whichever program it is.
 */
@ZmqPeerSocket(name = "echo", type = SocketType.REP)
@ZmqPeerSocket(name = "worker", type = SocketType.ROUTER)
@ZmqPeerSocket(name = "ticks", type = SocketType.PUB)
@ZmqPeerSocket(name = "source", type = SocketType.PUSH)
@ZmqPeerSocket(name = "sink", type = SocketType.PULL)
@ZmqPeerSocket(name = "feed", type = SocketType.SUB)
public abstract class AbstractPeerTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Test
	void repEchoesEveryFrame(ZmqPeer peer) {
		try (ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, peer.endpoint("echo"))) {
			assertThat(req.request("one", "", "three")).isEqualTo(ZmqMessage.of("one", "", "three"));
			assertThat(req.request("again")).isEqualTo(ZmqMessage.of("again"));
		}
	}

	@Test
	void routerAnswersPipelinedRequestsBehindTheirEnvelopes(ZmqPeer peer) {
		try (ZmqTestPeer dealer = ZmqTestPeer.connect(SocketType.DEALER, peer.endpoint("worker"))) {
			dealer.send("7", "", "tea").send("8", "", "coffee");
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("7", "", "done", "tea"));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("8", "", "done", "coffee"));
		}
	}

	@Test
	void routerAnswersWithoutDelimiter(ZmqPeer peer) {
		try (ZmqTestPeer dealer = ZmqTestPeer.connect(SocketType.DEALER, peer.endpoint("worker"))) {
			assertThat(dealer.request("tea")).isEqualTo(ZmqMessage.of("done", "tea"));
		}
	}

	@Test
	void pubTicksUnderTwoTopics(ZmqPeer peer) {
		try (ZmqTestPeer sub = ZmqTestPeer.connect(SocketType.SUB, peer.endpoint("ticks")).subscribe("USD")) {
			ZmqMessage first = sub.receive();
			ZmqMessage second = sub.receive();
			assertThat(List.of(first.string(0), second.string(0))).containsOnly("USD");
			assertThat(Long.parseLong(second.string(1))).isEqualTo(Long.parseLong(first.string(1)) + 2);
		}
	}

	@Test
	void pushSendsItsNumbersInOrder(ZmqPeer peer) {
		try (ZmqTestPeer pull = ZmqTestPeer.connect(SocketType.PULL, peer.endpoint("source"))) {
			List<String> numbers = IntStream.range(0, 1000).mapToObj((i) -> pull.receive().string(0)).toList();
			assertThat(numbers).containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
		}
	}

	@Test
	void pullKeepsWhatItReceives(ZmqPeer peer) {
		try (ZmqTestPeer push = ZmqTestPeer.connect(SocketType.PUSH, peer.endpoint("sink"))) {
			push.send("a", "b").send("").send(ZmqMessage.of(new byte[] { 0, (byte) 0xff }));
			assertThat(peer.awaitReceived("sink", 3, SOON)).containsExactly(ZmqMessage.of("a", "b"), ZmqMessage.of(""),
					ZmqMessage.of(new byte[] { 0, (byte) 0xff }));
		}
	}

	@Test
	void subKeepsWhatIsPublished(ZmqPeer peer) {
		try (ZmqTestPeer pub = ZmqTestPeer.connect(SocketType.PUB, peer.endpoint("feed"))) {
			pub.awaitSubscribers("news", 1).send("news", "hello");
			assertThat(peer.awaitReceived("feed", 1, SOON)).containsExactly(ZmqMessage.of("news", "hello"));
		}
	}

	@Test
	void waitingForMoreThanComesSaysWhatCame(ZmqPeer peer) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> peer.awaitReceived("sink", 1000, Duration.ofMillis(50)))
			.withMessageStartingWith("Socket 'sink' of the peer should have received 1000 messages within PT0.05S");
	}

	@Test
	void unknownSocketsAndSocketsThatKeepNothingAreRefused(ZmqPeer peer) {
		assertThatIllegalArgumentException().isThrownBy(() -> peer.endpoint("nobody")).withMessageContaining("nobody");
		assertThatIllegalArgumentException().isThrownBy(() -> peer.awaitReceived("echo", 1, SOON))
			.withMessageContaining("only PULL and SUB keep what they receive");
	}

	@Test
	void everySocketHasAnEndpointOfItsOwn(ZmqPeer peer) {
		Set<String> endpoints = new HashSet<>();
		for (String name : List.of("echo", "worker", "ticks", "source", "sink", "feed")) {
			endpoints.add(peer.endpoint(name));
		}
		assertThat(endpoints).hasSize(6).allMatch((endpoint) -> endpoint.startsWith("tcp://"));
	}

}
