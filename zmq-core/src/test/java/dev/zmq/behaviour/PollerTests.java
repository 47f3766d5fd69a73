package dev.zmq.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqPoller;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Waiting for several sockets.
 */
class PollerTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void readableSocketIsReported() {
		try (ZmqPoller poller = ZmqPoller.create()) {
			ZmqSocket first = this.sandbox.socket(SocketType.PULL);
			ZmqSocket second = this.sandbox.socket(SocketType.PULL);
			poller.register(first, PollEvent.RECEIVE);
			poller.register(second, PollEvent.RECEIVE);
			assertThat(poller.size()).isEqualTo(2);
			assertThat(poller.poll(Duration.ZERO)).isEmpty();
			assertThat(poller.poll(Duration.ofMillis(20))).isEmpty();
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect(second.bind("inproc://second").toString());
			push.send("x");
			List<ZmqPoller.Ready> ready = poller.poll(PeerSocket.PATIENCE);
			assertThat(ready).hasSize(1);
			assertThat(ready.get(0).socket()).isSameAs(second);
			assertThat(ready.get(0).readable()).isTrue();
			second.receive();
			assertThat(poller.poll(Duration.ZERO)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "inproc", "tcp", "ipc" })
	void arrivalEndsTheWait(String scheme) {
		try (ZmqPoller poller = ZmqPoller.create()) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect(pull.bind(this.sandbox.endpoint(scheme)).toString());
			poller.register(pull, PollEvent.RECEIVE);
			for (int i = 0; i < 50; i++) {
				CompletableFuture<List<ZmqPoller.Ready>> ready = CompletableFuture
					.supplyAsync(() -> poller.poll(PeerSocket.PATIENCE));
				push.send("x");
				assertThat(ready.join()).hasSize(1);
				assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
			}
		}
	}

	@Test
	void roomEndsTheWait() {
		try (ZmqPoller poller = ZmqPoller.create()) {
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			poller.register(push, PollEvent.SEND);
			assertThat(poller.poll(Duration.ofMillis(10))).isEmpty();
			push.bind("tcp://127.0.0.1:*");
			CompletableFuture<List<ZmqPoller.Ready>> ready = CompletableFuture
				.supplyAsync(() -> poller.poll(PeerSocket.PATIENCE));
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			pull.connect(push.get(SocketOption.LAST_ENDPOINT));
			assertThat(ready.join()).hasSize(1);
			assertThat(ready.join().get(0).writable()).isTrue();
		}
	}

	@Test
	void interestCanBeChangedAndWithdrawn() {
		try (ZmqPoller poller = ZmqPoller.create()) {
			ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
			pair.connect("tcp://127.0.0.1:1");
			poller.register(pair, PollEvent.RECEIVE);
			assertThat(poller.poll(Duration.ZERO)).isEmpty();
			poller.modify(pair, PollEvent.RECEIVE, PollEvent.SEND);
			assertThat(poller.poll(Duration.ZERO)).hasSize(1);
			poller.unregister(pair);
			assertThat(poller.size()).isZero();
			assertThat(poller.poll(Duration.ZERO)).isEmpty();
		}
	}

	@Test
	void misuseIsRefused() {
		ZmqPoller poller = ZmqPoller.create();
		ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> poller.unregister(pair));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> poller.modify(pair, PollEvent.SEND));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> poller.poll(SocketOption.INFINITE));
		poller.register(pair, PollEvent.RECEIVE);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> poller.register(pair, PollEvent.RECEIVE));
		poller.close();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(() -> poller.poll(Duration.ZERO));
	}

	@Test
	void closedSocketCountsAsReady() {
		try (ZmqPoller poller = ZmqPoller.create()) {
			ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
			poller.register(pull, PollEvent.RECEIVE);
			CompletableFuture<List<ZmqPoller.Ready>> ready = CompletableFuture
				.supplyAsync(() -> poller.poll(PeerSocket.PATIENCE));
			pull.close();
			assertThat(ready.join()).hasSize(1);
		}
	}

	@Test
	void closeEndsTheWait() {
		ZmqPoller poller = ZmqPoller.create();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		poller.register(pull, PollEvent.RECEIVE);
		CompletableFuture<Throwable> failure = CompletableFuture
			.supplyAsync(() -> catchThrowable(() -> poller.poll(PeerSocket.PATIENCE)));
		poller.close();
		assertThat(failure.join()).isInstanceOf(ZmqClosedException.class);
		assertThat(pull.isClosed()).isFalse();
	}

}
