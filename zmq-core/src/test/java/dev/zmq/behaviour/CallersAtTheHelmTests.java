package dev.zmq.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing is lost, changed in order or held up, whoever does the input and output.
 */
class CallersAtTheHelmTests {

	private static final int SENDERS = 3;

	private static final int EACH = 10_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@CsvSource({ "tcp://127.0.0.1:*, 7", "tcp://127.0.0.1:*, 1000", "tcp://127.0.0.1:*, 0", "inproc://order, 7" })
	void eachSendersMessagesArriveOnceAndInOrder(String endpoint, int highWaterMark) throws Exception {
		long seed = System.nanoTime();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, highWaterMark);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, highWaterMark);
		push.connect(pull.bind(endpoint).toString());
		List<CompletableFuture<Void>> senders = new ArrayList<>();
		for (int sender = 0; sender < SENDERS; sender++) {
			int number = sender;
			senders.add(CompletableFuture.runAsync(() -> sendAll(push, number, new Random(seed + number))));
		}
		int[] next = new int[SENDERS];
		Random random = new Random(seed - 1);
		for (int i = 0; i < SENDERS * EACH; i++) {
			ByteBuffer content = ByteBuffer.wrap(receive(pull, random.nextInt(20)).frame(0));
			int sender = content.getInt();
			assertThat(content.getInt()).as("sender %d, seed %d", sender, seed).isEqualTo(next[sender]++);
		}
		for (CompletableFuture<Void> sender : senders) {
			sender.get(10, TimeUnit.SECONDS);
		}
		assertThat(pull.tryReceive()).isNull();
	}

	private static void sendAll(ZmqSocket push, int sender, Random random) {
		for (int n = 0; n < EACH; n++) {
			push.send(ZmqMessage
				.of(ByteBuffer.allocate(2 * Integer.BYTES + random.nextInt(40)).putInt(sender).putInt(n).array()));
			pause(random);
		}
	}

	/** Bursts, and pauses that are longer than those within a burst. */
	private static void pause(Random random) {
		if (random.nextInt(200) == 0) {
			long until = System.nanoTime() + random.nextInt(40_000);
			while (System.nanoTime() - until < 0) {
				Thread.onSpinWait();
			}
		}
	}

	private static ZmqMessage receive(ZmqSocket pull, int way) {
		ZmqMessage message = null;
		while (message == null) {
			message = switch (way) {
				case 0 -> pull.tryReceive();
				case 1 -> pull.tryReceive(Duration.ofMillis(1));
				case 2 -> pull.receiveAsync().join();
				default -> pull.receive();
			};
		}
		return message;
	}

	@Test
	void oneWhoWaitsIsNotHeldUpByAnotherWhoDoesNotComeBack() {
		ZmqSocket first = this.sandbox.socket(SocketType.PULL);
		ZmqSocket toFirst = this.sandbox.socket(SocketType.PUSH);
		toFirst.connect(first.bind("tcp://127.0.0.1:*").toString());
		ZmqSocket second = this.sandbox.socket(SocketType.PULL);
		ZmqSocket toSecond = this.sandbox.socket(SocketType.PUSH);
		toSecond.connect(second.bind("tcp://127.0.0.1:*").toString());
		for (int i = 0; i < 200; i++) {
			CompletableFuture<ZmqMessage> waiting = second.receiveAsync();
			toFirst.send("to the first");
			assertThat(first.receive().string(0)).isEqualTo("to the first");
			// this thread waits for no socket from here on
			toSecond.send("to the second");
			assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().string(0)).isEqualTo("to the second");
		}
	}

	@Test
	void lastMessagesOfABurstNeedNoFurtherCall() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		for (int burst = 1; burst <= 200; burst++) {
			for (int i = 0; i < burst; i++) {
				push.send(String.valueOf(i));
			}
			for (int i = 0; i < burst; i++) {
				assertThat(pull.receive().string(0)).isEqualTo(String.valueOf(i));
			}
		}
	}

	@Test
	void interruptEndsTheWaitAndHarmsNoConnection() throws Exception {
		ZmqSocket reply = this.sandbox.socket(SocketType.REP);
		ZmqSocket request = this.sandbox.socket(SocketType.REQ);
		request.connect(reply.bind("tcp://127.0.0.1:*").toString());
		for (int i = 0; i < 50; i++) {
			request.send("question");
			assertThat(reply.receive().string(0)).isEqualTo("question");
			interruptWhileReceiving(request);
			reply.send("answer");
			assertThat(request.receive().string(0)).isEqualTo("answer");
		}
		assertThat(request.stats().reconnects()).isZero();
	}

	private static void interruptWhileReceiving(ZmqSocket socket) throws Exception {
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		Thread receiver = new Thread(() -> {
			try {
				assertThatExceptionOfType(ZmqInterruptedException.class).isThrownBy(socket::receive);
				assertThat(Thread.interrupted()).isTrue();
				interrupted.complete(null);
			}
			catch (Throwable ex) {
				interrupted.completeExceptionally(ex);
			}
		});
		receiver.start();
		Thread.yield();
		receiver.interrupt();
		interrupted.get(10, TimeUnit.SECONDS);
	}

}
