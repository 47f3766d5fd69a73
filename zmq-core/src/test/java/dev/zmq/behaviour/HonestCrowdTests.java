package dev.zmq.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.test.HangLimit;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Honest peers that come at once, many more than may shake hands at a time.
 */
@HangLimit(120)
class HonestCrowdTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqSocket router() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.RECEIVE_TIMEOUT, PATIENCE);
		return router;
	}

	private List<ZmqSocket> crowd(SocketType type, int count) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().option(ContextOption.MAX_SOCKETS, count));
		List<ZmqSocket> sockets = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ZmqSocket socket = this.sandbox.socket(context, type);
			socket.set(SocketOption.RECEIVE_TIMEOUT, PATIENCE);
			sockets.add(socket);
		}
		return sockets;
	}

	/** All send before the first answer, so that whatever gets lost is missed. */
	private static void haveARoundTripEach(ZmqSocket router, List<ZmqSocket> dealers) {
		dealers.forEach((dealer) -> dealer.send("question"));
		for (int i = 0; i < dealers.size(); i++) {
			ZmqMessage question = router.receive();
			assertThat(question.string(1)).isEqualTo("question");
			router.send(ZmqMessage.of(question.frame(0), "answer".getBytes(StandardCharsets.US_ASCII)));
		}
		dealers.forEach((dealer) -> assertThat(dealer.receive().string(0)).isEqualTo("answer"));
	}

	@Test
	void thousandsThatConnectAtOnceAllGetTheirAnswer() {
		ZmqSocket router = router();
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		List<ZmqSocket> dealers = crowd(SocketType.DEALER, 3_000);
		dealers.forEach((dealer) -> dealer.connect(endpoint));
		haveARoundTripEach(router, dealers);
		assertThat(router.stats().handshakeFailures()).isEmpty();
		assertThat(router.stats().connections()).isEqualTo(dealers.size());
	}

	@Test
	void thousandsThatSubscribeAtOnceAllHearThePublisher() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		String endpoint = pub.bind("tcp://127.0.0.1:*").toString();
		List<ZmqSocket> subscribers = crowd(SocketType.SUB, 3_000);
		subscribers.forEach((subscriber) -> {
			subscriber.subscribe("news");
			subscriber.connect(endpoint);
		});
		pub.awaitSubscribers("news", subscribers.size(), PATIENCE);
		pub.send("news of today");
		subscribers.forEach((subscriber) -> assertThat(subscriber.receive().string(0)).isEqualTo("news of today"));
		assertThat(pub.stats().handshakeFailures()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7 })
	void manyMoreThanMayShakeHandsAtATimeWaitForEachOther(int limit) {
		ZmqSocket router = router();
		router.set(SocketOption.MAX_PENDING_HANDSHAKES, limit);
		EventLog events = EventLog.of(router);
		String endpoint = router.bind("tcp://127.0.0.1:*").toString();
		List<ZmqSocket> dealers = crowd(SocketType.DEALER, 300);
		dealers.forEach((dealer) -> dealer.connect(endpoint));
		haveARoundTripEach(router, dealers);
		assertThat(events.all(SocketEvent.HandshakeFailed.class)).isEmpty();
	}

}
