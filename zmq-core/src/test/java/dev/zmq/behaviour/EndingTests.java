package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
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

	@Test
	void whatALostConnectionHasNotTakenGoesOutOverTheNextWithinTheLingerTime() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		first.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		String endpoint = first.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		push.connect(endpoint);
		byte[] body = new byte[1024 * 1024];
		for (int i = 0; i < 50; i++) {
			push.send(ZmqMessage.of(body));
		}
		push.send("last");
		push.close(LONG);
		first.receive();
		first.unbind(endpoint);
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		EventLog events = EventLog.of(second);
		second.bind(endpoint);
		ZmqMessage received;
		do {
			received = second.receive();
		}
		while (received.length() == body.length);
		assertThat(received).isEqualTo(ZmqMessage.of("last"));
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.PEER_CLOSED);
	}

	@Test
	void lingerTimeEndsWhileTheLostPeerIsLookedFor() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		EventLog events = EventLog.of(push);
		push.connect(endpoint);
		byte[] body = new byte[1024 * 1024];
		for (int i = 0; i < 50; i++) {
			push.send(ZmqMessage.of(body));
		}
		push.close(Duration.ofMillis(300));
		pull.close();
		events.await(SocketEvent.ConnectRetried.class);
		events.await(SocketEvent.MonitorStopped.class);
		assertThat(push.stats().dropped(DropReason.LINGER_EXPIRED)).isPositive();
	}

	@Test
	void nameThatNobodyTakesIsGivenUpAfterTheLingerTimeWithoutIoThreadsToo() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().ioThreads(0));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		EventLog events = EventLog.of(push);
		push.connect("inproc://nobody");
		push.send("lost");
		push.close(Duration.ofMillis(20));
		events.await(SocketEvent.MonitorStopped.class);
		assertThat(push.stats().dropped(DropReason.LINGER_EXPIRED)).isEqualTo(1);
	}

	@Test
	void callbackExecutorThatRunsInTheCallingThreadHoldsUpNoIoThread() throws Exception {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().callbackExecutor(Runnable::run));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		Set<String> threads = ConcurrentHashMap.newKeySet();
		pull.onEvent((event) -> threads.add(Thread.currentThread().getName()));
		EventLog events = EventLog.of(pull);
		CompletableFuture<ZmqMessage> received = pull.receiveAsync();
		CompletableFuture<Void> noted = received.thenAccept((message) -> threads.add(Thread.currentThread().getName()));
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send("one");
		noted.get(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		events.awaitHandshakes(1);
		push.close();
		events.await(SocketEvent.Disconnected.class);
		assertThat(threads).isNotEmpty().allSatisfy((name) -> assertThat(name).contains("-callback-"));
	}

	@Test
	void endingInTheHandshakeIsNoFailure() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
		Endpoint other = pull.bind("tcp://127.0.0.1:*");
		try (RawPeer raw = RawPeer.connect(endpoint); RawPeer second = RawPeer.connect(other)) {
			events.awaitAccepted(2);
			pull.unbind(endpoint.toString());
			raw.awaitEnd();
			pull.close();
			second.awaitEnd();
			events.await(SocketEvent.MonitorStopped.class);
			assertThat(events.all(SocketEvent.HandshakeFailed.class)).isEmpty();
			assertThat(pull.stats().handshakeFailures()).isEmpty();
		}
	}

}
