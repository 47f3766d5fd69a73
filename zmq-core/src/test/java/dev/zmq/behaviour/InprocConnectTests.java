package dev.zmq.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Connecting within a context, in every order.
 */
class InprocConnectTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void orderOfBindAndConnectDoesNotMatter(boolean bindFirst) {
		ZmqSocket binder = this.sandbox.socket(SocketType.PAIR);
		ZmqSocket connector = this.sandbox.socket(SocketType.PAIR);
		if (bindFirst) {
			binder.bind("inproc://order");
		}
		connector.connect("inproc://order");
		connector.send("early");
		if (!bindFirst) {
			binder.bind("inproc://order");
		}
		assertThat(binder.receive()).isEqualTo(ZmqMessage.of("early"));
		binder.send("back");
		assertThat(connector.receive()).isEqualTo(ZmqMessage.of("back"));
	}

	@Test
	void subscriptionsFromBeforeBindHold() {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("a");
		sub.connect("inproc://early");
		sub.subscribe("b");
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.bind("inproc://early");
		pub.awaitSubscribers("b", 1, PeerSocket.PATIENCE);
		pub.send("a1");
		pub.send("b1");
		pub.send("c1");
		pub.send("a2");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("a1"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("b1"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("a2"));
	}

	@Test
	void publisherMayConnectFirst() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.connect("inproc://pub-first");
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("");
		sub.bind("inproc://pub-first");
		pub.awaitSubscribers("any", 1, PeerSocket.PATIENCE);
		pub.send("any");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("any"));
	}

	@Test
	void manyMayConnectBeforeBind() {
		List<ZmqSocket> pushes = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect("inproc://many");
			push.send("from " + i);
			pushes.add(push);
		}
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.bind("inproc://many");
		Set<String> received = new TreeSet<>();
		for (int i = 0; i < pushes.size(); i++) {
			received.add(pull.receive().string(0));
		}
		assertThat(received).hasSize(100);
		pushes.forEach((push) -> push.send("more"));
		for (int i = 0; i < pushes.size(); i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("more"));
		}
	}

	@Test
	void bindAndConnectsMayRace() throws Exception {
		for (int round = 0; round < 30; round++) {
			String endpoint = "inproc://race" + round;
			CyclicBarrier start = new CyclicBarrier(5);
			List<CompletableFuture<Void>> connectors = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				connectors.add(CompletableFuture.runAsync(() -> {
					await(start);
					ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
					push.connect(endpoint);
					push.send("raced");
				}, InprocConnectTests::startThread));
			}
			await(start);
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			pull.bind(endpoint);
			for (int i = 0; i < 4; i++) {
				assertThat(pull.receive()).isEqualTo(ZmqMessage.of("raced"));
			}
			for (CompletableFuture<Void> connector : connectors) {
				connector.get(10, TimeUnit.SECONDS);
			}
		}
	}

	@Test
	void routingIdIsKnownOverInproc() {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.connect("inproc://id");
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.bind("inproc://id");
		dealer.send("hello");
		assertThat(router.receive()).isEqualTo(ZmqMessage.of("me", "hello"));
		router.send(ZmqMessage.of("me", "welcome"));
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("welcome"));
	}

	@Test
	void connectingToNobodyIsNoObstacleToClosing() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("inproc://nobody");
		push.send("nobody reads this");
	}

	@Test
	void shutdownEndsPendingConnects() {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		pull.connect("inproc://pending");
		CompletableFuture<Throwable> waiting = new CompletableFuture<>();
		startThread(() -> waiting.complete(catchThrowable(pull::receive)));
		context.shutdown();
		assertThat(waiting.join()).isInstanceOf(ZmqClosedException.class);
	}

	@Test
	void nameIsFreeAfterUnbind() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		first.bind("inproc://name");
		assertThatExceptionOfType(ZmqBindException.class).isThrownBy(() -> second.bind("inproc://name"));
		first.unbind("inproc://name");
		second.bind("inproc://name");
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("inproc://name");
		push.send("to the second");
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("to the second"));
	}

	@Test
	void nameIsFreeAfterClose() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		first.bind("inproc://closed");
		first.close();
		this.sandbox.socket(SocketType.PULL).bind("inproc://closed");
	}

	@Test
	void namesBelongToTheirContext() {
		ZmqSocket here = this.sandbox.socket(SocketType.PULL);
		here.bind("inproc://same");
		ZmqContext other = this.sandbox.newContext();
		ZmqSocket there = this.sandbox.socket(other, SocketType.PULL);
		there.bind("inproc://same");
		ZmqSocket push = this.sandbox.socket(other, SocketType.PUSH);
		push.connect("inproc://same");
		push.send("there");
		assertThat(there.receive()).isEqualTo(ZmqMessage.of("there"));
		assertThat(here.tryReceive()).isNull();
	}

	@Test
	void incompatibleTypesDoNotJoin() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.bind("inproc://types");
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		try {
			sub.connect("inproc://types");
		}
		catch (ZmqException ex) {
			assertThat(ex).hasMessageContaining("REP");
		}
		assertThat(sub.peers()).isEmpty();
		assertThat(rep.peers()).isEmpty();
	}

	@Test
	void disconnectedPeerGetsNothingMore() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.bind("inproc://disconnect");
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("inproc://disconnect");
		push.send("one");
		push.disconnect("inproc://disconnect");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("one"));
		Waiting.until("nobody is there", () -> !push.isWritable());
		assertThat(push.trySend(ZmqMessage.of("two"))).isFalse();
		push.connect("inproc://disconnect");
		push.send("three");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("three"));
	}

	private static void startThread(Runnable task) {
		Thread thread = new Thread(task, "racer");
		thread.setDaemon(true);
		thread.start();
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
