package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketSetupException;
import dev.zmq.spring.event.ZmqListenerFailedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryPolicy;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Containers whose address is in use.
 */
class StartupFailureTests {

	private final Containers containers = new Containers();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private ZmqSocket other;

	private String address;

	@BeforeEach
	void bind() {
		this.other = this.containers.context().socket(SocketType.PULL);
		this.address = this.other.bind("tcp://127.0.0.1:*").toString();
	}

	@AfterEach
	void close() {
		this.containers.close();
		this.other.close();
	}

	private DefaultZmqListenerContainer create(StartupFailurePolicy policy, RetryPolicy retry) {
		return this.containers.on(SocketType.PULL)
			.socket((socket) -> socket.bind(this.address))
			.properties((properties) -> properties.startupFailurePolicy(policy).startupRetry(retry))
			.create((message) -> {
				this.handled.add(Containers.text(message));
				return java.util.concurrent.CompletableFuture.completedFuture(null);
			});
	}

	private static RetryPolicy every(Duration delay, long times) {
		return RetryPolicy.builder().delay(delay).maxRetries(times).build();
	}

	@Test
	void stopPassesTheErrorOn() {
		DefaultZmqListenerContainer container = create(StartupFailurePolicy.STOP, RetryPolicy.withDefaults());
		assertThatExceptionOfType(SocketSetupException.class).isThrownBy(container::start);
		assertThat(container.getState()).isEqualTo(ZmqListenerState.FAILED);
		assertThat(container.isRunning()).isFalse();
		assertThat(this.containers.events()).containsExactly("Failed in");
		container.stop();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPED);
		assertThat(container.getFailure()).isNull();
	}

	@Test
	void continueLeavesItToSomebodyToStartLater() {
		DefaultZmqListenerContainer container = create(StartupFailurePolicy.CONTINUE, RetryPolicy.withDefaults());
		this.containers.sockets().start();
		container.start();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.FAILED);
		assertThat(container.getFailure()).isInstanceOf(SocketSetupException.class);
		assertThat(this.containers.events(ZmqListenerFailedEvent.class)).singleElement()
			.matches((event) -> !event.isRetrying() && event.getCause() == container.getFailure());
		this.other.close();
		await().atMost(SOON).untilAsserted(() -> {
			container.start();
			assertThat(container.getState()).isEqualTo(ZmqListenerState.RUNNING);
		});
		assertThat(container.getFailure()).isNull();
		assertReceives(container);
	}

	@Test
	void retryStartsAsSoonAsThatIsPossible() {
		DefaultZmqListenerContainer container = create(StartupFailurePolicy.RETRY,
				every(Duration.ofMillis(20), Long.MAX_VALUE));
		this.containers.sockets().start();
		container.start();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.RETRYING);
		assertThat(container.getFailure()).isInstanceOf(SocketSetupException.class);
		assertThat(container.isRunning()).isFalse();
		container.start();
		assertThat(this.containers.events(ZmqListenerFailedEvent.class)).singleElement()
			.matches(ZmqListenerFailedEvent::isRetrying);
		this.other.close();
		await().atMost(SOON).until(() -> container.getState() == ZmqListenerState.RUNNING);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.containers.events()).containsExactly("Failed in", "Started in",
					"Recovered in"));
		assertThat(container.getFailure()).isNull();
		assertReceives(container);
	}

	private void assertReceives(DefaultZmqListenerContainer container) {
		try (ZmqSocket push = this.containers.context().socket(SocketType.PUSH)) {
			push.set(SocketOption.LINGER, Duration.ZERO);
			push.connect(this.address);
			push.awaitPeers(1, SOON);
			push.send("hello");
			Containers.awaitSettled(container, 1);
		}
	}

	@Test
	void retryGivesUpWhenItsPolicyDoes() {
		DefaultZmqListenerContainer container = create(StartupFailurePolicy.RETRY, every(Duration.ofMillis(5), 2));
		container.start();
		await().atMost(SOON).until(() -> container.getState() == ZmqListenerState.FAILED);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.containers.events(ZmqListenerFailedEvent.class))
				.extracting(ZmqListenerFailedEvent::isRetrying)
				.containsExactly(true, false));
	}

	@Test
	void stopEndsTheRetryAtOnce() {
		DefaultZmqListenerContainer container = create(StartupFailurePolicy.RETRY, every(Duration.ofHours(1), 5));
		container.start();
		container.stop();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPED);
		this.other.close();
		assertThat(container.isRunning()).isFalse();
		assertThat(threads()).noneMatch((name) -> name.equals("zmq-in-start"));
	}

	private static List<String> threads() {
		await().atMost(SOON)
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((t) -> t.getName().equals("zmq-in-start")));
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
	}

	@Test
	void socketThatIsClosedUnderAContainerIsAFailure() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.PULL).start(this.handled::add);
		this.containers.sockets().getSocket("in").close();
		await().atMost(SOON).until(() -> container.getState() == ZmqListenerState.FAILED);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.containers.events()).containsExactly("Started in", "Failed in"));
		assertThat(container.isRunning()).isFalse();
		container.stop();
		assertThat(container.getState()).isEqualTo(ZmqListenerState.STOPPED);
	}

}
