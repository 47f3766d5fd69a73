package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.event.ZmqListenerIdleEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Containers that take no messages for a while, and those that get none.
 */
class PauseAndIdleTests {

	private final Containers containers = new Containers();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.containers.close();
	}

	@Test
	void pausePushesBackOnThePeer() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		container.pause();
		await().atMost(SOON).until(container::isPaused);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in", (socket) -> {
			socket.set(SocketOption.SEND_HIGH_WATER_MARK, 10);
			socket.set(SocketOption.SEND_BUFFER_SIZE, 32 * 1024);
		})) {
			ZmqMessage large = ZmqMessage.of(new byte[256 * 1024]);
			int sent = 0;
			while (sent < 1000 && push.trySend(large, Duration.ofMillis(100))) {
				sent++;
			}
			assertThat(sent).isLessThan(1000);
			assertThat(container.getStatistics().received()).isZero();
			container.resume();
			push.send(large);
			Containers.awaitSettled(container, sent + 1);
		}
	}

	@Test
	void pauseIsRequestedUntilTheHandlerOfTheReceivingThreadIsDone() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start((text) -> {
			entered.countDown();
			return leave.await(10, TimeUnit.SECONDS);
		});
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
			container.pause();
			assertThat(container.isPauseRequested()).isTrue();
			assertThat(container.isPaused()).isFalse();
			assertThat(container.getState()).isEqualTo(ZmqListenerState.PAUSING);
			assertThat(this.containers.events()).containsExactly("Started in");
			leave.countDown();
			await().atMost(SOON).until(container::isPaused);
			assertThat(container.getState()).isEqualTo(ZmqListenerState.PAUSED);
			assertThat(container.isRunning()).isTrue();
			container.resume();
			assertThat(container.isPauseRequested()).isFalse();
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(this.containers.events()).containsExactly("Started in", "Paused in",
						"Resumed in"));
		}
	}

	@Test
	void pauseAndResumeInAnyOrderLoseNothing() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			for (int i = 0; i < 200; i++) {
				push.send("m" + i);
				container.pause();
				container.resume();
			}
			Containers.awaitSettled(container, 200);
		}
	}

	@Test
	void pauseEndsWithAStart() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		container.pause();
		container.stop();
		assertThat(container.isPauseRequested()).isFalse();
		container.pause();
		container.start();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
	}

	@Test
	void idleIsToldAfterEachIntervalAndItsEndWithTheNextMessage() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.idleEventInterval(Duration.ofMillis(50)))
			.start(this.handled::add);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.containers.events(ZmqListenerIdleEvent.class))
				.hasSizeGreaterThanOrEqualTo(2));
		List<ZmqListenerIdleEvent> idle = this.containers.events(ZmqListenerIdleEvent.class);
		assertThat(idle.get(0).getIdleTime()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		assertThat(idle.get(1).getIdleTime()).isGreaterThanOrEqualTo(idle.get(0).getIdleTime().plusMillis(1));
		assertThat(this.containers.events()).doesNotContain("NoLongerIdle in");
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			Containers.awaitSettled(container, 1);
			assertThat(this.containers.events()).containsOnlyOnce("NoLongerIdle in");
		}
	}

	@Test
	void containerThatIsBusyOrPausedIsNotIdle() throws Exception {
		CountDownLatch leave = new CountDownLatch(1);
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL)
			.properties((properties) -> properties.idleEventInterval(Duration.ofMillis(400)))
			.start((text) -> leave.await(10, TimeUnit.SECONDS));
		try (ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			push.send("one");
			await().atMost(SOON).until(() -> container.getInFlight() == 1);
			int before = this.containers.events(ZmqListenerIdleEvent.class).size();
			await().during(Duration.ofMillis(500))
				.atMost(SOON)
				.until(() -> this.containers.events(ZmqListenerIdleEvent.class).size() == before);
			container.pause();
			leave.countDown();
			await().atMost(SOON).until(container::isPaused);
			await().during(Duration.ofMillis(500))
				.atMost(SOON)
				.until(() -> this.containers.events(ZmqListenerIdleEvent.class).size() == before);
		}
	}

}
