package dev.zmq.internal.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is thrown on the loop ends what has thrown it, and nothing else.
 */
@Timeout(60)
class ReactorFaultTests {

	private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

	private final Reactor reactor = new Reactor("reactor-under-test", this.faults::add);

	@AfterEach
	void stop() throws InterruptedException {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
	}

	static Stream<Bomb> bombs() {
		return Stream.of(new Bomb(RuntimeException.class, () -> {
			throw new IllegalStateException("boom");
		}), new Bomb(Exception.class, () -> ReactorFaultTests.<RuntimeException>sneak(new Exception("boom"))),
				new Bomb(Error.class, () -> {
					throw new AssertionError("boom");
				}), new Bomb(OutOfMemoryError.class, () -> {
					throw new OutOfMemoryError("boom");
				}), new Bomb(StackOverflowError.class, ReactorFaultTests::recurse));
	}

	@ParameterizedTest
	@MethodSource("bombs")
	void taskThatThrowsHarmsNobodyElse(Bomb bomb) throws Exception {
		List<String> ran = new ArrayList<>();
		Reactors.call(this.reactor, () -> {
			this.reactor.execute(() -> ran.add("before"));
			this.reactor.execute(bomb.body());
			this.reactor.execute(() -> ran.add("after"));
			return null;
		});
		assertThat(Reactors.call(this.reactor, () -> List.copyOf(ran))).containsExactly("before", "after");
		assertFault(bomb);
	}

	@ParameterizedTest
	@MethodSource("bombs")
	void taskOfTheNextTurnThatThrowsHarmsNobodyElse(Bomb bomb) throws Exception {
		CountDownLatch others = new CountDownLatch(2);
		this.reactor.execute(() -> {
			this.reactor.again(others::countDown);
			this.reactor.again(bomb.body());
			this.reactor.again(others::countDown);
		});
		assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
		assertFault(bomb);
	}

	@ParameterizedTest
	@MethodSource("bombs")
	void timerThatThrowsHarmsNobodyElse(Bomb bomb) throws Exception {
		CountDownLatch others = new CountDownLatch(2);
		this.reactor.execute(() -> {
			this.reactor.schedule(0, others::countDown);
			this.reactor.schedule(0, bomb.body());
			this.reactor.schedule(0, others::countDown);
		});
		assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
		assertFault(bomb);
	}

	@ParameterizedTest
	@MethodSource("bombs")
	void handlerThatThrowsIsToldAndHarmsNobodyElse(Bomb bomb) throws Exception {
		try (WakefulPipe bad = new WakefulPipe(); WakefulPipe good = new WakefulPipe()) {
			CountDownLatch served = new CountDownLatch(1);
			bad.makeReady();
			good.makeReady();
			Reactors.call(this.reactor, () -> {
				this.reactor.register(bad.source(), bad.readOps(), bad.handler(bomb.body()));
				return this.reactor.register(good.source(), good.readOps(), good.handler(served::countDown));
			});
			assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
			Reactors.awaitUntil(() -> !bad.failures().isEmpty());
			assertThat(bad.failures()).singleElement().isInstanceOf(bomb.type());
			assertThat(good.failures()).isEmpty();
			assertThat(this.faults).isEmpty();
		}
	}

	@Test
	void handlerThatCannotEvenFailLosesItsPlace() throws Exception {
		RuntimeException first = new RuntimeException("ready");
		RuntimeException second = new RuntimeException("failed");
		try (WakefulPipe bad = new WakefulPipe(); WakefulPipe good = new WakefulPipe()) {
			bad.makeReady();
			Reactors.call(this.reactor, () -> this.reactor.register(bad.source(), bad.readOps(), new ChannelHandler() {

				@Override
				public void ready(int readyOps) {
					throw first;
				}

				@Override
				public void failed(Throwable fault) {
					throw second;
				}

			}));
			Reactors.awaitUntil(() -> !this.faults.isEmpty());
			Reactors.awaitRest(this.reactor);
			assertThat(this.faults).containsExactly(second);
			assertThat(second).hasSuppressedException(first);
			CountDownLatch served = new CountDownLatch(1);
			good.makeReady();
			Reactors.call(this.reactor,
					() -> this.reactor.register(good.source(), good.readOps(), good.handler(served::countDown)));
			assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void listenerForFaultsThatThrowsHarmsNobody() throws Exception {
		Reactor touchy = new Reactor("touchy", (fault) -> {
			throw new IllegalStateException("the listener is broken");
		});
		touchy.execute(() -> {
			throw new IllegalStateException("so is the task");
		});
		assertThat(Reactors.call(touchy, () -> "alive")).isEqualTo("alive");
		touchy.stop();
		assertThat(touchy.join(10_000)).isTrue();
	}

	private void assertFault(Bomb bomb) {
		Reactors.awaitUntil(() -> !this.faults.isEmpty());
		assertThat(this.faults).singleElement().isInstanceOf(bomb.type());
		assertThat(this.reactor.isAlive()).isTrue();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Exception> void sneak(Exception exception) throws T {
		throw (T) exception;
	}

	private static void recurse() {
		recurse();
	}

	record Bomb(Class<? extends Throwable> type, Runnable body) {

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

}
