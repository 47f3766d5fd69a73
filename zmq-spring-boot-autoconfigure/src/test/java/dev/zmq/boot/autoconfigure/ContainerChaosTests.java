package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqListenerState;
import dev.zmq.spring.listener.ZmqListenerStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Listeners under load while peers die, handlers fail and block, containers pause, stop
 * and start, and the whole application restarts. Set the system property
 * {@code zmq.chaos.seed} to repeat a run.
 */
class ContainerChaosTests {

	/** What the handlers do. */
	static final List<String> KINDS = List.of("good", "good", "good", "good", "throw", "error", "block", "later",
			"later-fail");

	private static final Duration DURATION = Duration.ofSeconds(6);

	private static final List<String> IDS = List.of("rep", "pull", "sub", "router");

	private final long seed = Long.getLong("zmq.chaos.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final AtomicInteger restarts = new AtomicInteger();

	private final AtomicLong restarted = new AtomicLong(System.nanoTime());

	@Test
	@Timeout(90)
	void everyRequestIsAnsweredAndCountersAddUp() throws IOException {
		System.out.println("ContainerChaosTests: zmq.chaos.seed=" + this.seed);
		Map<String, String> addresses = new ConcurrentHashMap<>();
		for (String id : IDS) {
			addresses.put(id, "tcp://127.0.0.1:" + freePort());
		}
		Applications.runner()
			.withUserConfiguration(Handlers.class)
			.withPropertyValues(
					IDS.stream().map((id) -> "zmq.sockets." + id + ".bind=" + addresses.get(id)).toArray(String[]::new))
			.withPropertyValues("zmq.sockets.rep.type=REP", "zmq.sockets.pull.type=PULL", "zmq.sockets.sub.type=SUB",
					"zmq.sockets.router.type=ROUTER")
			.run((context) -> {
				try (ChaosPeers peers = new ChaosPeers(this.restarts, this.restarted)) {
					peers.requester(SocketType.REQ, addresses.get("rep"), this.random.nextLong());
					peers.requester(SocketType.DEALER, addresses.get("rep"), this.random.nextLong());
					peers.requester(SocketType.REQ, addresses.get("router"), this.random.nextLong());
					peers.requester(SocketType.DEALER, addresses.get("router"), this.random.nextLong());
					peers.sender(SocketType.PUSH, addresses.get("pull"), this.random.nextLong());
					peers.sender(SocketType.PUB, addresses.get("sub"), this.random.nextLong());
					wreak(context);
					peers.stop();
					check(context, peers);
				}
			});
	}

	private void wreak(AssertableApplicationContext context) throws InterruptedException {
		long begin = System.nanoTime();
		int contextRestarts = 0;
		while (System.nanoTime() - begin < DURATION.toNanos()) {
			ZmqListenerContainer container = container(context, IDS.get(this.random.nextInt(IDS.size())));
			long timeout = this.random.nextInt(50);
			int what = this.random.nextInt(10);
			if (what < 4) {
				container.pause();
				rest(timeout);
				container.resume();
			}
			else if (what < 8) {
				container.stop();
				rest(timeout);
				container.start();
			}
			else if (System.nanoTime() - begin > DURATION.toNanos() * (contextRestarts + 1) / 4
					&& contextRestarts < 3) {
				contextRestarts++;
				restart(context.getSourceApplicationContext());
			}
			rest(timeout);
		}
		assertThat(contextRestarts).isPositive();
	}

	private void restart(ConfigurableApplicationContext context) {
		this.restarts.incrementAndGet();
		context.stop();
		context.start();
		this.restarted.set(System.nanoTime());
		this.restarts.incrementAndGet();
	}

	/** Lets the others work undisturbed. */
	private static void rest(long millis) throws InterruptedException {
		assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
	}

	private void check(AssertableApplicationContext context, ChaosPeers peers) {
		String run = "seed " + this.seed;
		assertThat(peers.lost()).as(run).isEmpty();
		assertThat(peers.replies()).as(run).isGreaterThan(100);
		Handlers handlers = context.getBean(Handlers.class);
		for (String id : IDS) {
			ZmqListenerContainer container = container(context, id);
			assertThat(container.getState()).as(id + ", " + run).isEqualTo(ZmqListenerState.RUNNING);
			await().atMost(SOON).untilAsserted(() -> {
				ZmqListenerStatistics statistics = container.getStatistics();
				assertThat(statistics.inFlight()).as(id + ", " + run).isZero();
				assertThat(handlers.called(id)).as(id + " " + statistics + ", " + run)
					.isEqualTo(statistics.received())
					.isEqualTo(statistics.handled() + statistics.failed())
					.isPositive();
				assertThat(statistics.failed()).as(id + ", " + run).isPositive();
			});
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Handlers {

		private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

		@ZmqListener(id = "rep", socket = "rep", concurrency = "3")
		CompletableFuture<String> rep(String text) throws InterruptedException {
			return handle("rep", text);
		}

		@ZmqListener(id = "router", socket = "router")
		CompletableFuture<String> router(String text) throws InterruptedException {
			return handle("router", text);
		}

		@ZmqListener(id = "pull", socket = "pull", concurrency = "4")
		CompletableFuture<Void> pull(String text) throws InterruptedException {
			return handle("pull", text).thenAccept((result) -> {
			});
		}

		@ZmqListener(id = "sub", socket = "sub")
		void sub(String text) throws Exception {
			handle("sub", text).get();
		}

		/** Failures are wanted here, and not worth a line each. */
		@Bean
		ZmqListenerErrorHandler silence() {
			return (error) -> null;
		}

		long called(String id) {
			return this.calls.computeIfAbsent(id, (key) -> new LongAdder()).sum();
		}

		private CompletableFuture<String> handle(String id, String text) throws InterruptedException {
			this.calls.computeIfAbsent(id, (key) -> new LongAdder()).increment();
			return switch (text.split(":")[0]) {
				case "throw" -> throw new IllegalStateException("chaos");
				case "error" -> throw new StackOverflowError("chaos");
				case "block" -> {
					rest(3);
					yield CompletableFuture.completedFuture(text);
				}
				case "later" -> CompletableFuture.supplyAsync(() -> text,
						CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
				case "later-fail" -> CompletableFuture.supplyAsync(() -> {
					throw new IllegalStateException("chaos");
				}, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
				default -> CompletableFuture.completedFuture(text);
			};
		}

	}

}
