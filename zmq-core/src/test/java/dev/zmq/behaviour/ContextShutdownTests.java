package dev.zmq.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqException;
import dev.zmq.exception.ZmqLimitException;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Ending a context, with sockets in every state.
 */
class ContextShutdownTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void closeEndsWaitingCalls() throws Exception {
		assertEndsWaitingCalls(ZmqContext::close);
	}

	@Test
	void shutdownEndsWaitingCalls() throws Exception {
		assertEndsWaitingCalls(ZmqContext::shutdown);
	}

	private void assertEndsWaitingCalls(Consumer<ZmqContext> end) throws Exception {
		ZmqContext context = this.sandbox.newContext();
		List<CompletableFuture<Throwable>> failures = new ArrayList<>();
		for (SocketType type : List.of(SocketType.PULL, SocketType.SUB, SocketType.DEALER, SocketType.ROUTER)) {
			ZmqSocket socket = context.socket(type);
			socket.bind("tcp://127.0.0.1:*");
			failures.add(failureOf(socket::receive));
		}
		ZmqSocket push = context.socket(SocketType.PUSH);
		failures.add(failureOf(() -> push.send("nobody there")));
		failures.add(failureOf(() -> push.awaitPeers(1, Duration.ofSeconds(30))));
		CompletableFuture<ZmqMessage> async = context.socket(SocketType.PULL).receiveAsync();
		end.accept(context);
		for (CompletableFuture<Throwable> failure : failures) {
			assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(ZmqClosedException.class);
		}
		assertThatThrownBy(() -> async.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ZmqClosedException.class);
	}

	private static CompletableFuture<Throwable> failureOf(Runnable call) throws InterruptedException {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		CountDownLatch started = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			started.countDown();
			failure.complete(catchThrowable(call::run));
		});
		thread.setDaemon(true);
		thread.start();
		started.await();
		return failure;
	}

	@Test
	void everyCallAfterShutdownIsRefused() {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket dealer = context.socket(SocketType.DEALER);
		context.shutdown();
		assertThat(context.isClosed()).isTrue();
		List<Runnable> calls = List.of(() -> dealer.send("x"), dealer::receive, dealer::tryReceive,
				() -> dealer.trySend(ZmqMessage.of("x")), () -> dealer.bind("inproc://x"),
				() -> dealer.connect("inproc://x"), () -> context.socket(SocketType.PAIR));
		for (Runnable call : calls) {
			assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(call::run);
		}
		dealer.close();
		dealer.close();
		context.shutdown();
	}

	@Test
	void closeTwiceDoesNothing() {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket socket = context.socket(SocketType.PAIR);
		context.close();
		context.close();
		assertThat(socket.isClosed()).isTrue();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(() -> context.socket(SocketType.PAIR));
	}

	@Test
	void closeFromSeveralThreadsEnds() throws Exception {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket push = context.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, Duration.ofMillis(100));
		push.connect("tcp://127.0.0.1:1");
		push.send("never read");
		List<CompletableFuture<Void>> closers = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			closers.add(CompletableFuture.runAsync((i % 2 == 0) ? context::close : push::close));
		}
		for (CompletableFuture<Void> closer : closers) {
			closer.get(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void closeWaitsForMessagesToGoOut() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket push = context.socket(SocketType.PUSH);
		push.connect(endpoint);
		for (int i = 0; i < 500; i++) {
			push.send("message " + i);
		}
		push.close();
		context.close();
		for (int i = 0; i < 500; i++) {
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("message " + i));
		}
	}

	@Test
	void closeWaitsNoLongerThanLinger() {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket push = context.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, Duration.ofMillis(200));
		push.connect("tcp://127.0.0.1:1");
		push.send("never read");
		push.close();
		long start = System.nanoTime();
		context.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(100),
				Duration.ofMillis(1200));
	}

	@Test
	void notBlockyContextDoesNotLinger() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().option(ContextOption.BLOCKY, false));
		ZmqSocket push = context.socket(SocketType.PUSH);
		assertThat(push.get(SocketOption.LINGER)).isZero();
		push.connect("tcp://127.0.0.1:1");
		push.send("never read");
		long start = System.nanoTime();
		context.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	void interruptMakesCloseStopWaiting() throws Exception {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket push = context.socket(SocketType.PUSH);
		push.set(SocketOption.LINGER, Duration.ofSeconds(60));
		push.connect("tcp://127.0.0.1:1");
		push.send("never read");
		Thread closer = new Thread(context::close);
		closer.start();
		closer.interrupt();
		closer.join(10_000);
		assertThat(closer.isAlive()).isFalse();
	}

	@Test
	void limitOfSocketsHolds() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().maxSockets(3));
		List<ZmqSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			sockets.add(context.socket(SocketType.PAIR));
		}
		assertThatExceptionOfType(ZmqLimitException.class).isThrownBy(() -> context.socket(SocketType.PAIR));
		sockets.get(0).close();
		Waiting.until(() -> assertThat(context.socket(SocketType.PAIR)).isNotNull());
	}

	@Test
	void contextWithoutIoThreadsHasInproc() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().ioThreads(0));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		push.connect(pull.bind("inproc://only").toString());
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
		assertThatExceptionOfType(ZmqException.class).isThrownBy(() -> pull.bind("tcp://127.0.0.1:*"));
	}

}
