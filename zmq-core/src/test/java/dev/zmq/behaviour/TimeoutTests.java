package dev.zmq.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * How long calls wait.
 */
class TimeoutTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void receiveGivesUpAfterItsTimeout() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.bind("inproc://receive");
		pull.set(SocketOption.RECEIVE_TIMEOUT, Duration.ofMillis(150));
		assertThat(timeToFail(pull::receive)).isBetween(Duration.ofMillis(145), Duration.ofSeconds(5));
		assertThat(pull.tryReceive(Duration.ofMillis(1))).isNull();
	}

	@Test
	void sendGivesUpAfterItsTimeout() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.bind("inproc://send");
		push.set(SocketOption.SEND_TIMEOUT, Duration.ofMillis(150));
		assertThat(timeToFail(() -> push.send("x"))).isBetween(Duration.ofMillis(145), Duration.ofSeconds(5));
		assertThat(push.trySend(ZmqMessage.of("x"), Duration.ofMillis(1))).isFalse();
	}

	@Test
	void zeroMeansNotToWait() {
		ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
		pair.set(SocketOption.RECEIVE_TIMEOUT, Duration.ZERO);
		pair.set(SocketOption.SEND_TIMEOUT, Duration.ZERO);
		assertThat(timeToFail(pair::receive)).isLessThan(Duration.ofSeconds(2));
		assertThat(timeToFail(() -> pair.send("x"))).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void messageEndsTheWait() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("inproc://end").toString());
		CompletableFuture<ZmqMessage> received = CompletableFuture.supplyAsync(pull::receive);
		push.send("x");
		assertThat(received.join()).isEqualTo(ZmqMessage.of("x"));
	}

	@Test
	void roomEndsTheWait() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		push.connect(pull.bind("inproc://room").toString());
		push.send("1");
		push.send("2");
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> push.send("3"));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("1"));
		sending.join();
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("2"));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("3"));
	}

	@Test
	void interruptEndsTheCallAndNothingElse() throws Exception {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.awaitPeers(1, PeerSocket.PATIENCE);
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread receiver = new Thread(() -> {
			Throwable thrown = catchThrowable(pull::receive);
			failure.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("flag is lost"));
		});
		receiver.start();
		receiver.interrupt();
		assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(ZmqInterruptedException.class);
		push.send("after the interrupt");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("after the interrupt"));
	}

	private static Duration timeToFail(Runnable call) {
		long start = System.nanoTime();
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(call::run);
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
