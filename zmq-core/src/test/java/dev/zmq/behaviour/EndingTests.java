package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ends does so whatever came before, loses nothing that was to be sent, and leaves
 * nothing that keeps others from ending.
 */
class EndingTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusedInprocConnectionDoesNotKeepTheContext(boolean bindFirst) throws Exception {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket binder = context.socket(SocketType.PUSH);
		ZmqSocket connector = context.socket(SocketType.PUSH);
		if (bindFirst) {
			binder.bind("inproc://refused");
		}
		connector.connect("inproc://refused");
		if (!bindFirst) {
			binder.bind("inproc://refused");
		}
		closesInTime(context);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void connectedPublisherCanDisconnect(String scheme) throws Exception {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket sub = this.sandbox.socket(context, SocketType.SUB);
		ZmqSocket pub = context.socket(SocketType.PUB);
		sub.subscribe("");
		String endpoint = sub.bind(this.sandbox.endpoint(scheme)).toString();
		pub.connect(endpoint);
		pub.awaitSubscribers("", 1, Patience.LIMIT);
		pub.disconnect(endpoint);
		Waiting.until("the peer is gone", () -> sub.peers().isEmpty());
		closesInTime(context);
	}

	private static void closesInTime(ZmqContext context) throws Exception {
		CompletableFuture.runAsync(context::close).get(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Test
	void closeAfterDisconnectLosesNothingThatIsOnItsWay() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, LONG);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		push.connect(endpoint);
		byte[] body = new byte[1024 * 1024];
		int count = 20;
		for (int i = 0; i < count; i++) {
			push.send(ZmqMessage.of(body));
		}
		push.disconnect(endpoint);
		push.close();
		for (int i = 0; i < count; i++) {
			assertThat(pull.receive().length()).isEqualTo(body.length);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatWaitsForAPeerAtDisconnectIsSentToItWithinTheLingerTime(boolean closed) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		pull.unbind(endpoint);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		push.set(SocketOption.LINGER, LONG);
		push.connect(endpoint);
		push.send("waits");
		push.disconnect(endpoint);
		if (closed) {
			push.close();
		}
		EventLog events = EventLog.of(pull);
		pull.bind(endpoint);
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("waits"));
		events.await(SocketEvent.Disconnected.class);
		if (!closed) {
			assertThat(push.peers()).isEmpty();
			assertThat(push.isWritable()).isFalse();
			push.close(Duration.ZERO);
		}
	}

	@Test
	void interruptedCloseOfTheContextClosesWhatLingers() {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket push = context.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, SocketOption.INFINITE);
		try (RawPeer peer = RawPeer.connect(push.bind("tcp://127.0.0.1:*"))) {
			peer.handshake(1, SocketType.PULL);
			push.awaitPeers(1, Patience.LIMIT);
			byte[] body = new byte[1024 * 1024];
			for (int i = 0; i < 50; i++) {
				push.send(ZmqMessage.of(body));
			}
			Thread.currentThread().interrupt();
			context.close();
			assertThat(Thread.interrupted()).isTrue();
			peer.awaitEnd();
		}
	}

	@Test
	void callbackExecutorThatRejectsCostsNothing() throws Exception {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().callbackExecutor((task) -> {
			throw new RejectedExecutionException("full");
		}));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		EventLog events = EventLog.of(pull);
		CompletableFuture<ZmqMessage> received = pull.receiveAsync();
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send("one");
		assertThat(received.get(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(ZmqMessage.of("one"));
		push.close();
		events.await(SocketEvent.Disconnected.class);
		Waiting.until("the peer is gone", () -> pull.peers().isEmpty());
	}

	@Test
	void connectionsThatShakeHandsTogetherDoNotPassTheLimitTogether() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_CONNECTIONS, 1);
		EventLog events = EventLog.of(pull);
		Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
		List<RawPeer> peers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			peers.add(RawPeer.connect(endpoint));
		}
		peers.forEach((peer) -> peer.trySend(Zmtp.concat(Zmtp.greeting(1), Zmtp.ready(SocketType.PUSH))));
		Waiting.until("all but one are turned away", () -> events.all(SocketEvent.AcceptFailed.class).size() == 2);
		assertThat(events.all(SocketEvent.AcceptFailed.class)).extracting(SocketEvent.AcceptFailed::reason)
			.containsOnly(CloseReason.CONNECTION_LIMIT);
		pull.awaitPeers(1, Patience.LIMIT);
		assertThat(pull.peers()).hasSize(1);
		peers.forEach(RawPeer::close);
	}

	@Test
	void completingASendTakesTheMessageBack() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		CompletableFuture<?> sending = push.sendAsync(ZmqMessage.of("never"));
		assertThat(sending.complete(null)).isTrue();
		assertThat(sending).isCompleted();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		push.connect(pull.bind("inproc://taken-back").toString());
		push.send("next");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("next"));
	}

}
