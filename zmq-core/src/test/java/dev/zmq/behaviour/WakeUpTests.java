package dev.zmq.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqPoller;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.PollEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits is woken, whatever the others wait for.
 */
class WakeUpTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqSocket dealer(String id) {
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, id.getBytes(StandardCharsets.UTF_8));
		dealer.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		dealer.connect("inproc://router");
		return dealer;
	}

	private static CompletableFuture<Boolean> waitToSend(ZmqSocket router, String id) {
		CompletableFuture<Boolean> sent = new CompletableFuture<>();
		Thread thread = new Thread(() -> sent.complete(router.trySend(ZmqMessage.of(id, "waited"), PATIENCE)), id);
		thread.start();
		Waiting.until(() -> assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING));
		return sent;
	}

	@Test
	void roomOfOnePeerWakesTheOneWhoWaitsForThatPeer() throws Exception {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.set(SocketOption.ROUTER_MANDATORY, true);
		router.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		router.bind("inproc://router");
		ZmqSocket first = dealer("a");
		ZmqSocket second = dealer("b");
		for (String id : List.of("a", "b")) {
			while (router.trySend(ZmqMessage.of(id, "x"))) {
				assertThat(router.stats().sent().messages()).isLessThan(10);
			}
		}
		CompletableFuture<Boolean> toFirst = waitToSend(router, "a");
		CompletableFuture<Boolean> toSecond = waitToSend(router, "b");
		while (second.tryReceive() != null) {
			assertThat(toFirst).isNotDone();
		}
		assertThat(toSecond.get(5, TimeUnit.SECONDS)).isTrue();
		while (first.tryReceive() != null) {
			assertThat(router.isClosed()).isFalse();
		}
		assertThat(toFirst.get(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void replyWakesWhoWaitsForTheRequestQueuedBehind() throws Exception {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		rep.bind("inproc://rep");
		for (int i = 0; i < 2; i++) {
			ZmqSocket req = this.sandbox.socket(SocketType.REQ);
			req.connect("inproc://rep");
			req.send("request " + i);
		}
		rep.receive();
		CompletableFuture<List<ZmqPoller.Ready>> polled = new CompletableFuture<>();
		try (ZmqPoller poller = ZmqPoller.create()) {
			poller.register(rep, PollEvent.RECEIVE);
			Thread thread = new Thread(() -> polled.complete(poller.poll(PATIENCE)), "poll");
			thread.start();
			Waiting.until(() -> assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING));
			rep.send("reply");
			assertThat(polled.get(5, TimeUnit.SECONDS)).hasSize(1);
		}
	}

	@Test
	void messagesThatANewerOneReplacedAreCounted() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.bind("inproc://conflated");
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.CONFLATE, true);
		push.connect("inproc://conflated");
		for (int i = 0; i < 10; i++) {
			push.send("message " + i);
		}
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("message 9"));
		assertThat(push.stats().dropped(DropReason.CONFLATED)).isEqualTo(9);
	}

	@Test
	void messagesForANameThatNobodyTookAreCounted() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect("inproc://nobody");
		push.send("lost");
		push.send("lost");
		push.close(Duration.ZERO);
		assertThat(push.stats().dropped(DropReason.LINGER_EXPIRED)).isEqualTo(2);
	}

}
