package dev.zmq.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqLimitException;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A closed socket gives back its place among MAX_SOCKETS, whatever it was doing.
 */
class SocketSlotTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private ZmqContext context;

	@Test
	void afterConnectingToTheWrongType() {
		assertSlotIsFree(SocketType.REP, "inproc://wrong", SocketType.SUB, (sub) -> sub.connect("inproc://wrong"));
	}

	@Test
	void afterBindingForTheWrongType() {
		this.context = limited(2);
		ZmqSocket sub = this.context.socket(SocketType.SUB);
		sub.connect("inproc://late");
		ZmqSocket rep = this.context.socket(SocketType.REP);
		rep.bind("inproc://late");
		rep.close();
		sub.close();
		awaitSlots(2);
	}

	@Test
	void afterConnectingToAPairThatHasAPeer() {
		this.context = limited(3);
		ZmqSocket pair = this.context.socket(SocketType.PAIR);
		pair.bind("inproc://pair");
		ZmqSocket first = this.context.socket(SocketType.PAIR);
		first.connect("inproc://pair");
		ZmqSocket second = this.context.socket(SocketType.PAIR);
		second.connect("inproc://pair");
		second.close();
		awaitSlots(1);
	}

	@Test
	void afterConnectingAPairTwice() {
		assertSlotIsFree(SocketType.PAIR, "inproc://twice", SocketType.PAIR, (pair) -> {
			pair.connect("tcp://127.0.0.1:1");
			pair.connect("inproc://twice");
			pair.connect("tcp://127.0.0.1:2");
		});
	}

	@Test
	void afterLingering() {
		assertSlotIsFree(SocketType.PULL, "inproc://unused", SocketType.PUSH, (push) -> {
			push.set(SocketOption.LINGER, Duration.ofMillis(50));
			push.connect("tcp://127.0.0.1:1");
			push.send("nobody reads this");
		});
	}

	@Test
	void afterLingeringForNobodyOverInproc() {
		assertSlotIsFree(SocketType.PULL, "inproc://unused", SocketType.PUSH, (push) -> {
			push.set(SocketOption.LINGER, Duration.ofMillis(50));
			push.connect("inproc://nobody");
			push.send("nobody reads this");
		});
	}

	@Test
	void afterBindingEverywhere() {
		assertSlotIsFree(SocketType.PULL, "inproc://taken", SocketType.PULL, (pull) -> {
			pull.bind("tcp://127.0.0.1:*");
			pull.bind("inproc://name");
			pull.bind(this.sandbox.endpoint("ipc"));
		});
	}

	/** Each socket is bound where the other one waits, and neither wants the other. */
	@Test
	void socketsThatRefuseEachOtherCrosswiseDoNotBlockEachOther() throws Exception {
		this.context = limited(2);
		for (int round = 0; round < 300; round++) {
			ZmqSocket rep = awaitSocket(SocketType.REP);
			ZmqSocket sub = awaitSocket(SocketType.SUB);
			rep.connect("inproc://one" + round);
			sub.connect("inproc://two" + round);
			int number = round;
			CyclicBarrier start = new CyclicBarrier(2);
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
				await(start);
				rep.bind("inproc://two" + number);
			});
			await(start);
			sub.bind("inproc://one" + round);
			other.get(10, TimeUnit.SECONDS);
			rep.close();
			sub.close();
		}
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(10, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ZmqSocket awaitSocket(SocketType type) {
		CompletableFuture<ZmqSocket> socket = new CompletableFuture<>();
		Waiting.until("a place for a socket", () -> {
			try {
				return socket.complete(this.context.socket(type));
			}
			catch (ZmqLimitException ex) {
				return false;
			}
		});
		return socket.join();
	}

	private void assertSlotIsFree(SocketType other, String endpoint, SocketType type, Consumer<ZmqSocket> use) {
		this.context = limited(2);
		this.context.socket(other).bind(endpoint);
		ZmqSocket socket = this.context.socket(type);
		use.accept(socket);
		socket.close();
		awaitSlots(1);
	}

	private ZmqContext limited(int sockets) {
		return this.sandbox.newContext(ZmqContext.builder().maxSockets(sockets).option(ContextOption.BLOCKY, false));
	}

	private void awaitSlots(int count) {
		for (int i = 0; i < count; i++) {
			awaitSocket(SocketType.PAIR);
		}
	}

}
