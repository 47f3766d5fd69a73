package dev.zmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.zmq.exception.ZmqClosedException;
import dev.zmq.monitor.Traffic;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ZmqProxy}: what it forwards, counts and copies, and how it ends. How
 * it behaves when a side cannot take more is in {@link ZmqProxyFlowTests}.
 */
class ZmqProxyTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ZmqContext context = ZmqContext.create();

	/** Not the common pool, which may have a single thread. */
	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void closeContext() {
		this.context.close();
		this.threads.shutdownNow();
	}

	private ZmqSocket bound(SocketType type, String name) {
		ZmqSocket socket = this.context.socket(type);
		socket.bind("inproc://" + name);
		return socket;
	}

	private ZmqSocket connected(SocketType type, String name) {
		ZmqSocket socket = this.context.socket(type);
		socket.connect("inproc://" + name);
		return socket;
	}

	private static ZmqMessage next(ZmqSocket socket) {
		ZmqMessage message = socket.tryReceive(LIMIT);
		assertThat(message).as("what " + socket + " receives within " + LIMIT).isNotNull();
		return message;
	}

	private static void echo(ZmqSocket worker, int count) {
		for (int i = 0; i < count; i++) {
			worker.send(next(worker));
		}
	}

	@Test
	void repliesFindTheirRequesters() {
		int clients = 5;
		int requests = 200;
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.ROUTER, "front"), bound(SocketType.DEALER, "back"))
			.start()) {
			List<CompletableFuture<Void>> running = new ArrayList<>();
			for (int worker = 0; worker < 2; worker++) {
				ZmqSocket rep = connected(SocketType.DEALER, "back");
				running.add(CompletableFuture.runAsync(() -> echo(rep, clients * requests / 2), this.threads));
			}
			for (int client = 0; client < clients; client++) {
				String name = "client " + client + " request ";
				ZmqSocket dealer = connected(SocketType.DEALER, "front");
				running.add(CompletableFuture.runAsync(() -> {
					List<String> sent = new ArrayList<>();
					for (int i = 0; i < requests; i++) {
						dealer.send(name + i);
						sent.add(name + i);
					}
					List<String> received = new ArrayList<>();
					for (int i = 0; i < requests; i++) {
						received.add(next(dealer).string(0));
					}
					assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
				}, this.threads));
			}
			assertThat(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))).succeedsWithin(30,
					TimeUnit.SECONDS);
			ZmqProxyStatistics statistics = proxy.statistics();
			long total = clients * requests;
			assertThat(statistics.frontendReceived().messages()).isEqualTo(total);
			assertThat(statistics.backendSent()).isEqualTo(statistics.frontendReceived());
			assertThat(statistics.backendReceived().messages()).isEqualTo(total);
			assertThat(statistics.frontendSent()).isEqualTo(statistics.backendReceived());
		}
	}

	@Test
	void requestsAndRepliesKeepTheirTurnsThroughRepAndReq() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.REP, "front"), bound(SocketType.REQ, "back")).start()) {
			ZmqSocket client = connected(SocketType.REQ, "front");
			ZmqSocket server = connected(SocketType.REP, "back");
			for (int i = 0; i < 20; i++) {
				client.send("question " + i);
				assertThat(next(server).string(0)).isEqualTo("question " + i);
				server.send("answer " + i);
				assertThat(next(client).string(0)).isEqualTo("answer " + i);
			}
			assertThat(proxy.isRunning()).isTrue();
		}
	}

	@Test
	void subscriptionsGoUpAndTopicsGoDown() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.XSUB, "front"), bound(SocketType.XPUB, "back"))
			.start()) {
			ZmqSocket publisher = connected(SocketType.XPUB, "front");
			ZmqSocket subscriber = connected(SocketType.SUB, "back");
			subscriber.subscribe("B");
			assertThat(next(publisher).frame(0)).containsExactly(1, 'B');
			publisher.send("A1");
			publisher.send(new byte[] { 'B', '1' }, new byte[] { 2 });
			ZmqMessage message = next(subscriber);
			assertThat(message.string(0)).isEqualTo("B1");
			assertThat(message.frame(1)).containsExactly(2);
			subscriber.unsubscribe("B");
			assertThat(next(publisher).frame(0)).containsExactly(0, 'B');
			assertThat(proxy.statistics().backendReceived()).isEqualTo(new Traffic(2, 4));
			assertThat(proxy.statistics().backendSent()).isEqualTo(new Traffic(1, 3));
		}
	}

	@Test
	void workGoesOneWayFromPullToPush() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.start()) {
			connected(SocketType.PUSH, "front").send("work");
			assertThat(next(connected(SocketType.PULL, "back")).string(0)).isEqualTo("work");
			Awaitility.await().until(() -> proxy.statistics().backendSent().equals(new Traffic(1, 4)));
			assertThat(proxy.statistics().backendReceived()).isEqualTo(Traffic.NONE);
			assertThat(proxy.statistics().frontendSent()).isEqualTo(Traffic.NONE);
		}
	}

	@Test
	void workGoesOneWayFromBackendToFrontendToo() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PUSH, "front"), bound(SocketType.PULL, "back"))
			.start()) {
			connected(SocketType.PUSH, "back").send("work");
			assertThat(next(connected(SocketType.PULL, "front")).string(0)).isEqualTo("work");
			Awaitility.await().until(() -> proxy.statistics().frontendSent().equals(new Traffic(1, 4)));
			assertThat(proxy.statistics().frontendReceived()).isEqualTo(Traffic.NONE);
		}
	}

	@Test
	void singleSocketGetsBackWhatItReceives() {
		ZmqSocket rep = bound(SocketType.REP, "both");
		try (ZmqProxy proxy = ZmqProxy.create(rep, rep).start()) {
			ZmqSocket client = connected(SocketType.REQ, "both");
			for (int i = 0; i < 10; i++) {
				client.send("echo " + i);
				assertThat(next(client).string(0)).isEqualTo("echo " + i);
			}
			assertThat(proxy.statistics().frontendReceived().messages()).isEqualTo(10);
			assertThat(proxy.statistics().backendSent().messages()).isEqualTo(10);
		}
	}

	@Test
	void captureGetsACopyOfBothDirections() {
		ZmqSocket capture = bound(SocketType.PUSH, "capture");
		ZmqSocket tap = connected(SocketType.PULL, "capture");
		try (ZmqProxy proxy = ZmqProxy.builder(bound(SocketType.PAIR, "front"), bound(SocketType.PAIR, "back"))
			.capture(capture)
			.build()
			.start()) {
			ZmqSocket left = connected(SocketType.PAIR, "front");
			ZmqSocket right = connected(SocketType.PAIR, "back");
			left.send("there");
			right.send(next(right));
			assertThat(next(left).string(0)).isEqualTo("there");
			assertThat(next(tap).string(0)).isEqualTo("there");
			assertThat(next(tap).string(0)).isEqualTo("there");
			assertThat(proxy.statistics().captured()).isEqualTo(2);
			assertThat(proxy.statistics().captureLost()).isZero();
		}
	}

	@Test
	void captureThatIsClosedCostsNothingButItsCopies() {
		ZmqSocket capture = bound(SocketType.PUSH, "capture");
		try (ZmqProxy proxy = ZmqProxy.builder(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.capture(capture)
			.build()
			.start()) {
			capture.close();
			connected(SocketType.PUSH, "front").send("work");
			assertThat(next(connected(SocketType.PULL, "back")).string(0)).isEqualTo("work");
			Awaitility.await().until(() -> proxy.statistics().captureLost() == 1);
			assertThat(proxy.isRunning()).isTrue();
		}
	}

	@Test
	void closingTheContextEndsTheProxyVisibly() {
		ZmqProxy proxy = ZmqProxy.create(bound(SocketType.SUB, "front"), bound(SocketType.PUB, "back")).start();
		CompletableFuture<Void> ended = proxy.ended();
		this.context.close();
		assertThat(proxy.awaitEnd(LIMIT)).isTrue();
		assertThat(proxy.isRunning()).isFalse();
		assertThat(proxy.failure()).isInstanceOf(ZmqClosedException.class);
		assertThat(ended).failsWithin(LIMIT);
		proxy.close();
	}

	@Test
	void closingASocketEndsEvenAPausedProxyVisibly() {
		ZmqSocket backend = bound(SocketType.PUSH, "back");
		ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), backend).start();
		proxy.pause();
		backend.close();
		assertThat(proxy.awaitEnd(LIMIT)).isTrue();
		assertThat(proxy.failure()).isInstanceOf(ZmqClosedException.class).hasMessageContaining("backend");
	}

	@Test
	void closeEndsTheProxyAndLeavesTheSocketsOpen() {
		ZmqSocket frontend = bound(SocketType.PULL, "front");
		ZmqSocket backend = bound(SocketType.PUSH, "back");
		ZmqProxy proxy = ZmqProxy.create(frontend, backend).start();
		assertThat(proxy.isRunning()).isTrue();
		proxy.close();
		proxy.close();
		assertThat(proxy.isRunning()).isFalse();
		assertThat(proxy.failure()).isNull();
		assertThat(proxy.awaitEnd(Duration.ZERO)).isTrue();
		assertThat(proxy.ended()).isCompleted();
		connected(SocketType.PUSH, "front").send("later");
		assertThat(next(frontend).string(0)).isEqualTo("later");
		assertThat(backend.isClosed()).isFalse();
	}

	@Test
	void proxyRunsOnce() {
		ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back")).start();
		assertThatIllegalStateException().isThrownBy(proxy::start).withMessageContaining("runs once");
		proxy.close();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(proxy::start);
	}

	@Test
	void proxyThatNeverStartedCanBeClosed() {
		ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"));
		assertThat(proxy.isRunning()).isFalse();
		assertThat(proxy.awaitEnd(Duration.ofMillis(1))).isFalse();
		proxy.close();
		assertThat(proxy.ended()).isCompleted();
	}

	@Test
	void threadIsADaemonWithTheGivenName() {
		try (ZmqProxy proxy = ZmqProxy.builder(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.threadName("orders-proxy")
			.build()
			.start()) {
			assertThat(proxy.isRunning()).isTrue();
			assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().equals("orders-proxy"))
				.hasSize(1)
				.allMatch(Thread::isDaemon);
		}
	}

	@Test
	void socketsBetweenWhichNothingCanGoAreRefused() {
		ZmqSocket push = this.context.socket(SocketType.PUSH);
		ZmqSocket pub = this.context.socket(SocketType.PUB);
		ZmqSocket pull = this.context.socket(SocketType.PULL);
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqProxy.create(push, pub))
			.withMessageContaining("PUSH and PUB");
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqProxy.create(pull, pull));
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqProxy.builder(pull, push).capture(pull))
			.withMessageContaining("PULL only receives");
	}

	@Test
	void messageForAnUnknownPeerIsCountedAndHoldsNobodyUp() {
		ZmqSocket frontend = this.context.socket(SocketType.ROUTER);
		frontend.set(SocketOption.ROUTER_MANDATORY, true);
		frontend.bind("inproc://front");
		try (ZmqProxy proxy = ZmqProxy.create(frontend, bound(SocketType.DEALER, "back")).start()) {
			ZmqSocket client = this.context.socket(SocketType.DEALER);
			client.set(SocketOption.ROUTING_ID, new byte[] { 'c' });
			client.connect("inproc://front");
			ZmqSocket worker = connected(SocketType.DEALER, "back");
			worker.send(new byte[] { 'x' }, new byte[] { 1 });
			worker.send(new byte[] { 'c' }, new byte[] { 2 });
			assertThat(next(client).frame(0)).containsExactly(2);
			assertThat(proxy.statistics().undeliverable()).isEqualTo(1);
			assertThat(proxy.statistics().frontendSent()).isEqualTo(new Traffic(1, 2));
		}
	}

	@Test
	void messageThatTheTypeDoesNotTakeIsCountedAndEndsNothing() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), this.context.socket(SocketType.STREAM))
			.start()) {
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			sender.send("one frame where two are due");
			sender.send(ZmqMessage.of("nobody", "two frames"));
			Awaitility.await().until(() -> proxy.statistics().undeliverable() == 2);
			assertThat(proxy.isRunning()).isTrue();
		}
	}

}
