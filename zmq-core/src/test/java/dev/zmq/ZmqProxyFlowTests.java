package dev.zmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ZmqProxy} with sides that cannot take more, pauses, and ends in the
 * middle of traffic: nothing may be lost, and nothing may spin.
 */
class ZmqProxyFlowTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int MARK = 10;

	/** What an inproc pipe holds: the sender's mark and the receiver's. */
	private static final int PIPE = 2 * MARK;

	/** What two pipes take at least; a reader tells of what it took in steps. */
	private static final int LEAST = 2 * PIPE - PIPE / 2 + 1;

	private final ZmqContext context = ZmqContext.create();

	/** Not the common pool, which may have a single thread. */
	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void closeContext() {
		this.context.close();
		this.threads.shutdownNow();
	}

	private ZmqSocket bound(SocketType type, String name) {
		ZmqSocket socket = limited(type);
		socket.bind("inproc://" + name);
		return socket;
	}

	private ZmqSocket connected(SocketType type, String name) {
		ZmqSocket socket = limited(type);
		socket.connect("inproc://" + name);
		return socket;
	}

	private ZmqSocket limited(SocketType type) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.SEND_HIGH_WATER_MARK, MARK);
		socket.set(SocketOption.RECEIVE_HIGH_WATER_MARK, MARK);
		return socket;
	}

	private static ZmqMessage next(ZmqSocket socket) {
		ZmqMessage message = socket.tryReceive(LIMIT);
		assertThat(message).as("what " + socket + " receives within " + LIMIT).isNotNull();
		return message;
	}

	/**
	 * Sends numbers until both pipes are full, and then whatever else is taken.
	 * @return how many were sent
	 */
	private static int fill(ZmqSocket sender, ZmqProxy proxy) {
		AtomicInteger sent = new AtomicInteger();
		Awaitility.await().until(() -> sendAll(sender, sent) >= LEAST);
		awaitRest(proxy);
		return sendAll(sender, sent);
	}

	private static int sendAll(ZmqSocket sender, AtomicInteger sent) {
		while (sender.trySend(ZmqMessage.of(sent.toString()))) {
			sent.incrementAndGet();
		}
		return sent.get();
	}

	/** Waits until the proxy's thread waits for something to happen. */
	private static void awaitRest(ZmqProxy proxy) {
		Awaitility.await().until(() -> {
			long turns = proxy.turns();
			return turns > 0
					&& Thread.getAllStackTraces()
						.entrySet()
						.stream()
						.filter((entry) -> entry.getKey().getName().equals("zmq-proxy"))
						.allMatch((entry) -> isParked(entry.getKey()) && isWaiting(entry.getValue()))
					&& proxy.turns() == turns;
		});
	}

	private static boolean isParked(Thread thread) {
		return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
	}

	private static boolean isWaiting(StackTraceElement[] stack) {
		return Arrays.stream(stack).anyMatch((frame) -> frame.getClassName().equals(ProxyWaiting.class.getName()));
	}

	private static List<String> numbers(int count) {
		return IntStream.range(0, count).mapToObj(Integer::toString).toList();
	}

	private static List<String> receive(ZmqSocket receiver, int count) {
		List<String> received = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			received.add(next(receiver).string(0));
		}
		return received;
	}

	@Test
	void slowReceiverHoldsUpTheSenderAndLosesNothing() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.start()) {
			ZmqSocket receiver = connected(SocketType.PULL, "back");
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			int sent = fill(sender, proxy);
			Awaitility.await().until(() -> proxy.statistics().backendSent().messages() == PIPE);
			assertThat(sent).isLessThanOrEqualTo(2 * PIPE);
			assertThat(proxy.statistics().frontendReceived()).isEqualTo(proxy.statistics().backendSent());
			assertThat(receive(receiver, sent)).isEqualTo(numbers(sent));
		}
	}

	@Test
	void slowSubscriberHoldsUpAPublisherThatMustNotDrop() {
		ZmqSocket backend = limited(SocketType.XPUB);
		backend.set(SocketOption.XPUB_NODROP, true);
		backend.bind("inproc://back");
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.XSUB, "front"), backend).start()) {
			ZmqSocket publisher = limited(SocketType.XPUB);
			publisher.set(SocketOption.XPUB_NODROP, true);
			publisher.connect("inproc://front");
			ZmqSocket subscriber = connected(SocketType.SUB, "back");
			subscriber.subscribe("");
			next(publisher);
			int sent = fill(publisher, proxy);
			Awaitility.await().until(() -> proxy.statistics().backendSent().messages() == PIPE);
			// one more may be held, since an XPUB does not know before what it has room
			// for
			assertThat(sent).isLessThanOrEqualTo(2 * PIPE + 1);
			assertThat(proxy.statistics().frontendReceived().messages()).isBetween((long) PIPE, PIPE + 1L);
			assertThat(receive(subscriber, sent)).isEqualTo(numbers(sent));
		}
	}

	@Test
	void nothingSpinsWhileOneSideIsReadyAndTheOtherIsNot() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.start()) {
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			sender.send("first");
			awaitRest(proxy);
			long turns = proxy.turns();
			for (int i = 0; i < MARK; i++) {
				sender.send("more");
			}
			awaitRest(proxy);
			// the backend has no peer at all: what arrives at the frontend is not looked
			// at
			assertThat(proxy.turns()).isEqualTo(turns);
			assertThat(proxy.statistics().frontendReceived().messages()).isZero();
			assertThat(receive(connected(SocketType.PULL, "back"), MARK + 1)).hasSize(MARK + 1);
		}
	}

	@Test
	void fullCaptureLosesItsCopiesOnly() {
		ZmqSocket capture = bound(SocketType.PUSH, "capture");
		ZmqSocket tap = connected(SocketType.PULL, "capture");
		try (ZmqProxy proxy = ZmqProxy.builder(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.capture(capture)
			.build()
			.start()) {
			ZmqSocket receiver = connected(SocketType.PULL, "back");
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			for (int i = 0; i < 5 * MARK; i++) {
				sender.send(Integer.toString(i));
				assertThat(next(receiver).string(0)).isEqualTo(Integer.toString(i));
			}
			Awaitility.await()
				.until(() -> proxy.statistics().captured() + proxy.statistics().captureLost() == 5 * MARK);
			assertThat(proxy.statistics().captured()).isEqualTo(PIPE);
			assertThat(receive(tap, PIPE)).isEqualTo(numbers(PIPE));
		}
	}

	@Test
	void pausedProxyTakesNothingAndLosesNothing() {
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"))
			.start()) {
			ZmqSocket receiver = connected(SocketType.PULL, "back");
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			sender.send("0");
			assertThat(next(receiver).string(0)).isEqualTo("0");
			proxy.pause();
			assertThat(proxy.isPaused()).isTrue();
			assertThat(proxy.isRunning()).isTrue();
			long before = proxy.statistics().frontendReceived().messages();
			int waiting = 0;
			while (sender.trySend(ZmqMessage.of(Integer.toString(waiting)))) {
				waiting++;
			}
			awaitRest(proxy);
			assertThat(waiting).isGreaterThanOrEqualTo(MARK);
			assertThat(proxy.statistics().frontendReceived().messages()).isEqualTo(before);
			assertThat(receiver.tryReceive()).isNull();
			proxy.resume();
			assertThat(receive(receiver, waiting)).isEqualTo(numbers(waiting));
		}
	}

	@Test
	void proxyPausedBeforeItsStartStartsPaused() {
		ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), bound(SocketType.PUSH, "back"));
		proxy.pause();
		try (proxy) {
			proxy.start();
			connected(SocketType.PUSH, "front").send("work");
			ZmqSocket receiver = connected(SocketType.PULL, "back");
			awaitRest(proxy);
			assertThat(proxy.statistics().frontendReceived().messages()).isZero();
			proxy.resume();
			assertThat(next(receiver).string(0)).isEqualTo("work");
		}
	}

	@Test
	void closeInTheMiddleOfTrafficLosesNothing() {
		int count = 5000;
		ZmqSocket frontend = bound(SocketType.PULL, "front");
		ZmqSocket receiver = connected(SocketType.PULL, "back");
		ZmqSocket sender = connected(SocketType.PUSH, "front");
		ZmqProxy proxy = ZmqProxy.create(frontend, bound(SocketType.PUSH, "back")).start();
		CompletableFuture<Void> sending = CompletableFuture
			.runAsync(() -> IntStream.range(0, count).forEach((i) -> sender.send(Integer.toString(i))), this.threads);
		List<String> received = new ArrayList<>(receive(receiver, 100));
		proxy.close();
		long forwarded = proxy.statistics().backendSent().messages();
		assertThat(proxy.statistics().frontendReceived().messages()).isEqualTo(forwarded);
		assertThat(proxy.undelivered()).isEmpty();
		received.addAll(receive(receiver, (int) forwarded - received.size()));
		assertThat(receiver.tryReceive()).isNull();
		received.addAll(receive(frontend, count - received.size()));
		assertThat(received).isEqualTo(numbers(count));
		assertThat(sending).succeedsWithin(LIMIT);
	}

	@Test
	void messageThatOnePeerCannotTakeIsHeldUntilItCan() {
		try (ZmqProxy proxy = ZmqProxy.create(mandatoryRouter(), bound(SocketType.DEALER, "back")).start()) {
			ZmqSocket slow = client("slow");
			client("other");
			ZmqSocket worker = connected(SocketType.DEALER, "back");
			// the ROUTER is ready for the other client, so that it takes one more from
			// the backend
			for (int i = 0; i <= PIPE; i++) {
				worker.send(ZmqMessage.of("slow", Integer.toString(i)));
			}
			Awaitility.await().until(() -> proxy.statistics().backendReceived().messages() == PIPE + 1);
			awaitRest(proxy);
			assertThat(proxy.statistics().frontendSent().messages()).isEqualTo(PIPE);
			assertThat(receive(slow, PIPE + 1)).isEqualTo(numbers(PIPE + 1));
			Awaitility.await().until(() -> proxy.statistics().frontendSent().messages() == PIPE + 1);
		}
	}

	@Test
	void messageThatIsHeldWhenTheProxyEndsIsHandedBack() {
		ZmqProxy proxy = ZmqProxy.create(mandatoryRouter(), bound(SocketType.DEALER, "back")).start();
		ZmqSocket slow = client("slow");
		client("other");
		ZmqSocket worker = connected(SocketType.DEALER, "back");
		for (int i = 0; i <= PIPE; i++) {
			worker.send(ZmqMessage.of("slow", Integer.toString(i)));
		}
		Awaitility.await().until(() -> proxy.statistics().backendReceived().messages() == PIPE + 1);
		proxy.close();
		assertThat(proxy.undelivered()).containsExactly(ZmqMessage.of("slow", Integer.toString(PIPE)));
		assertThat(receive(slow, PIPE)).isEqualTo(numbers(PIPE));
		assertThat(slow.tryReceive()).isNull();
	}

	private ZmqSocket mandatoryRouter() {
		ZmqSocket router = limited(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_MANDATORY, true);
		router.bind("inproc://front");
		return router;
	}

	private ZmqSocket client(String name) {
		ZmqSocket client = limited(SocketType.DEALER);
		client.set(SocketOption.ROUTING_ID, name.getBytes());
		client.connect("inproc://front");
		return client;
	}

	@Test
	void nothingIsLostWhenOthersSendOnTheSameSocket() {
		int count = 3000;
		ZmqSocket backend = bound(SocketType.PUSH, "back");
		try (ZmqProxy proxy = ZmqProxy.create(bound(SocketType.PULL, "front"), backend).start()) {
			ZmqSocket receiver = connected(SocketType.PULL, "back");
			ZmqSocket sender = connected(SocketType.PUSH, "front");
			CompletableFuture<Void> through = CompletableFuture
				.runAsync(() -> IntStream.range(0, count).forEach((i) -> sender.send("p" + i)), this.threads);
			CompletableFuture<Void> beside = CompletableFuture
				.runAsync(() -> IntStream.range(0, count).forEach((i) -> backend.send("d" + i)), this.threads);
			List<String> received = receive(receiver, 2 * count);
			assertThat(received).filteredOn((text) -> text.startsWith("p"))
				.isEqualTo(IntStream.range(0, count).mapToObj((i) -> "p" + i).toList());
			assertThat(received).filteredOn((text) -> text.startsWith("d"))
				.isEqualTo(IntStream.range(0, count).mapToObj((i) -> "d" + i).toList());
			assertThat(CompletableFuture.allOf(through, beside)).succeedsWithin(10, TimeUnit.SECONDS);
			Awaitility.await().until(() -> proxy.statistics().backendSent().messages() == count);
		}
	}

}
