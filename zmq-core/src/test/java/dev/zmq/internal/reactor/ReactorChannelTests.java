package dev.zmq.internal.reactor;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ReactorChannelTests {

	private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

	private final Reactor reactor = new Reactor("reactor-under-test", this.faults::add);

	@AfterEach
	void stop() throws InterruptedException {
		this.reactor.stop();
		assertThat(this.reactor.join(10_000)).isTrue();
		assertThat(this.faults).isEmpty();
	}

	@Test
	void handlerIsCalledForEachTimeItsChannelGetsReady() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (WakefulPipe pipe = new WakefulPipe()) {
			register(pipe, calls::incrementAndGet);
			for (int i = 1; i <= 20; i++) {
				pipe.makeReady();
				int expected = i;
				Reactors.awaitUntil(() -> calls.get() == expected);
			}
		}
	}

	@Test
	void handlerIsNotCalledForWhatItHasNoInterestIn() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (WakefulPipe pipe = new WakefulPipe()) {
			Registration registration = register(pipe, calls::incrementAndGet);
			Reactors.call(this.reactor, () -> {
				registration.interest(0);
				return registration.interest();
			});
			pipe.makeReady();
			turns(50);
			assertThat(calls).hasValue(0);
			Reactors.call(this.reactor, () -> {
				registration.interest(SelectionKey.OP_READ);
				return null;
			});
			Reactors.awaitUntil(() -> calls.get() == 1);
		}
	}

	@Test
	void handlerThatGaveItsPlaceUpIsNotCalled() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (WakefulPipe pipe = new WakefulPipe()) {
			Registration registration = register(pipe, calls::incrementAndGet);
			Reactors.call(this.reactor, () -> {
				registration.cancel();
				registration.cancel();
				return null;
			});
			pipe.makeReady();
			turns(50);
			assertThat(calls).hasValue(0);
		}
	}

	@Test
	void handlerWhosePlaceWasGivenUpInTheSamePassIsNotCalled() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		Registration[] places = new Registration[2];
		try (WakefulPipe one = new WakefulPipe(); WakefulPipe two = new WakefulPipe()) {
			one.makeReady();
			two.makeReady();
			Runnable cancelBoth = () -> {
				calls.incrementAndGet();
				places[0].cancel();
				places[1].cancel();
			};
			Reactors.call(this.reactor, () -> {
				places[0] = this.reactor.register(one.source(), one.readOps(), one.handler(cancelBoth));
				places[1] = this.reactor.register(two.source(), two.readOps(), two.handler(cancelBoth));
				return null;
			});
			Reactors.awaitUntil(() -> calls.get() > 0);
			turns(20);
			assertThat(calls).hasValue(1);
			assertThat(one.failures()).isEmpty();
			assertThat(two.failures()).isEmpty();
		}
	}

	@Test
	void interestInAChannelThatIsClosedIsHarmless() throws Exception {
		WakefulPipe pipe = new WakefulPipe();
		Registration registration = register(pipe, () -> {
		});
		pipe.close();
		turns(3);
		assertThat(Reactors.call(this.reactor, () -> {
			registration.interest(0);
			registration.interest(SelectionKey.OP_READ);
			registration.cancel();
			return registration.interest();
		})).isZero();
	}

	@Test
	void closedChannelCannotBeRegistered() throws Exception {
		WakefulPipe pipe = new WakefulPipe();
		pipe.close();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> register(pipe, () -> {
		})).withCauseInstanceOf(ClosedChannelException.class);
	}

	@Test
	void channelThatGaveItsPlaceUpCanHaveANewOneInTheNextTurn() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (WakefulPipe pipe = new WakefulPipe()) {
			Registration old = register(pipe, () -> {
			});
			CompletableFuture<Registration> renewed = new CompletableFuture<>();
			this.reactor.execute(() -> {
				old.cancel();
				this.reactor.again(() -> renewed.complete(reregister(pipe, calls)));
			});
			renewed.get(10, TimeUnit.SECONDS);
			pipe.makeReady();
			Reactors.awaitUntil(() -> calls.get() == 1);
		}
	}

	@Test
	void addressOfAListenerClosedInThisTurnIsFreeInTheNext() throws Exception {
		for (int i = 0; i < 20; i++) {
			ServerSocketChannel listener = listen(0);
			InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
			Reactors.call(this.reactor, () -> this.reactor.register(listener, SelectionKey.OP_ACCEPT, new Ignoring()));
			CompletableFuture<Void> free = new CompletableFuture<>();
			this.reactor.execute(() -> {
				closeQuietly(listener);
				this.reactor.again(() -> free.complete(null));
			});
			free.get(10, TimeUnit.SECONDS);
			listen(address.getPort()).close();
		}
	}

	private static ServerSocketChannel listen(int port) throws Exception {
		ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
		listener.configureBlocking(false);
		return listener.bind(new InetSocketAddress("127.0.0.1", port));
	}

	private static void closeQuietly(ServerSocketChannel channel) {
		try {
			channel.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Registration reregister(WakefulPipe pipe, AtomicInteger calls) {
		try {
			return this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(calls::incrementAndGet));
		}
		catch (ClosedChannelException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Registration register(WakefulPipe pipe, Runnable onReady) throws Exception {
		return Reactors.call(this.reactor,
				() -> this.reactor.register(pipe.source(), pipe.readOps(), pipe.handler(onReady)));
	}

	/**
	 * Let the loop turn a number of times, so that what it would do it has done.
	 */
	private void turns(int count) throws Exception {
		for (int i = 0; i < count; i++) {
			CompletableFuture<Void> turned = new CompletableFuture<>();
			this.reactor.execute(() -> this.reactor.again(() -> turned.complete(null)));
			turned.get(10, TimeUnit.SECONDS);
		}
	}

	private static final class Ignoring implements ChannelHandler {

		@Override
		public void ready(int readyOps) {
		}

		@Override
		public void failed(Throwable fault) {
		}

	}

}
