package dev.zmq.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.zmq.ZmqContext;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Handoff} to a reactor that is stuck.
 */
class HandoffTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void stuckThreadIsWaitedForOnceByAllThatClose() {
		ZmqContext context = this.sandbox.newContext();
		List<SocketCore> sockets = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			SocketCore socket = (SocketCore) this.sandbox.socket(context, SocketType.PULL);
			for (int j = 0; j < 5; j++) {
				socket.bind("tcp://127.0.0.1:*");
			}
			sockets.add(socket);
		}
		Reactor reactor = sockets.get(0).leastBusyReactor();
		CountDownLatch stuck = new CountDownLatch(1);
		CountDownLatch held = new CountDownLatch(1);
		reactor.execute(() -> {
			stuck.countDown();
			awaitUninterruptibly(held);
		});
		awaitUninterruptibly(stuck);
		long start = System.nanoTime();
		sockets.forEach(SocketCore::close);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		held.countDown();
		assertThat(took).as("closing twenty addresses").isLessThan(Duration.ofSeconds(3));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
