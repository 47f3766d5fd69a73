package dev.zmq.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Messages that are lent to an action, or copied into a buffer, when they are received.
 */
class BorrowedMessageTests {

	private static final int MESSAGES = 20_000;

	private static final int[] SIZES = { 0, 1, 10, 64, 65, 300, 5000, 60_000, 70_000 };

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void everyMessageIsLentOnce(String scheme) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, scheme);
		CompletableFuture<Void> sending = send(push);
		AtomicInteger number = new AtomicInteger();
		while (number.get() < MESSAGES) {
			pull.receive((message) -> check(message, number.getAndIncrement()));
		}
		sending.join();
		assertThat(pull.tryReceive(Duration.ZERO, (message) -> number.set(-1))).isFalse();
		assertThat(number).hasValue(MESSAGES);
		assertThat(pull.stats().received().messages()).isEqualTo(MESSAGES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void allWaysToReceiveGoTogether(String scheme) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, scheme);
		CompletableFuture<Void> sending = send(push);
		ByteBuffer buffer = ByteBuffer.allocateDirect(100_000);
		ZmqMessage[] kept = new ZmqMessage[MESSAGES];
		for (int i = 0; i < MESSAGES; i++) {
			int number = i;
			switch (i % 3) {
				case 0 -> pull.receive((message) -> check(message, number));
				case 1 -> kept[i] = pull.receive();
				default -> receive(pull, buffer.clear(), number);
			}
		}
		sending.join();
		for (int i = 1; i < MESSAGES; i += 3) {
			assertThat(kept[i].hasArrays()).isTrue();
			check(kept[i], i);
		}
	}

	private static void receive(ZmqSocket pull, ByteBuffer buffer, int number) {
		if (number % 5 != 0) {
			assertThat(pull.receive(buffer)).isEqualTo(size(number));
			check(ZmqMessage.of(buffer.flip()), number);
			return;
		}
		assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(() -> pull.receive(buffer))
			.withMessageContaining("2 frames");
		assertThat(buffer.position()).isZero();
		check(pull.receive(), number);
	}

	private static CompletableFuture<Void> send(ZmqSocket push) {
		byte[][] contents = new byte[SIZES.length][];
		for (int i = 0; i < SIZES.length; i++) {
			contents[i] = Content.array(SIZES[i]);
		}
		return CompletableFuture.runAsync(() -> {
			for (int i = 0; i < MESSAGES; i++) {
				byte[] content = contents[i % SIZES.length].clone();
				if (content.length > 4) {
					ByteBuffer.wrap(content).putInt(i);
				}
				push.send((i % 5 == 0) ? ZmqMessage.of(content, new byte[0]) : ZmqMessage.of(content));
			}
		});
	}

	private static int size(int number) {
		return SIZES[number % SIZES.length];
	}

	private static void check(ZmqMessage message, int number) {
		int size = size(number);
		assertThat(message.length()).isEqualTo(size);
		assertThat(message.size()).isEqualTo((number % 5 == 0) ? 2 : 1);
		ByteBuffer view = message.content(0).view();
		assertThat(view.remaining()).isEqualTo(size);
		if (size > 4) {
			assertThat(view.getInt()).isEqualTo(number);
			byte[] expected = Content.array(size);
			assertThat(view).isEqualTo(ByteBuffer.wrap(expected, 4, size - 4));
		}
	}

	@Test
	void messageThatDoesNotFitStaysTheNextOne() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send("12345");
		push.send("67");
		ByteBuffer small = ByteBuffer.allocate(4);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(() -> pull.receive(small))
				.withMessageContaining("5 bytes")
				.withMessageContaining("room for 4");
			assertThat(small.position()).isZero();
			assertThat(pull.isReadable()).isTrue();
		}
		assertThat(pull.stats().received().messages()).isZero();
		ByteBuffer large = ByteBuffer.allocate(10).position(2);
		assertThat(pull.receive(large)).isEqualTo(5);
		assertThat(pull.tryReceive(Duration.ofSeconds(20), large)).isEqualTo(2);
		assertThat(large.position()).isEqualTo(9);
		assertThat(new String(large.array(), 2, 7)).isEqualTo("1234567");
		assertThat(pull.tryReceive(Duration.ZERO, large)).isEqualTo(-1);
		assertThat(pull.stats().received().messages()).isEqualTo(2);
	}

	@Test
	void keptMessageIsGivenToWhoeverWaits() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send("too long");
		assertThatExceptionOfType(MessageTooLargeException.class)
			.isThrownBy(() -> pull.receive(ByteBuffer.allocate(1)));
		assertThat(pull.receiveAsync().join().string(0)).isEqualTo("too long");
	}

	@Test
	void lentMessageIsOfNoUseAfterwards() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		// what is lent begins with the second: the first may have been there before
		for (int i = 0; i < 3; i++) {
			push.send("text");
			AtomicReference<ZmqMessage> taken = new AtomicReference<>();
			pull.receive((message) -> {
				assertThat(message.string(0)).isEqualTo("text");
				assertThat(message.property("Peer-Address")).isEqualTo("127.0.0.1");
				taken.set(message);
			});
			if (i > 0) {
				ZmqContent frame = taken.get().content(0);
				assertThatIllegalStateException().isThrownBy(frame::view).withMessageContaining("lent");
				assertThatIllegalStateException().isThrownBy(() -> taken.get().frame(0));
			}
		}
	}

	@Test
	void lentMessageMayBeSentOn() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		ZmqSocket sink = this.sandbox.socket(SocketType.PULL);
		ZmqSocket forward = connected(SocketType.PUSH, sink, "tcp");
		ZmqSocket near = this.sandbox.socket(SocketType.PULL);
		ZmqSocket inproc = connected(SocketType.PUSH, near, "inproc");
		for (int i = 0; i < 2000; i++) {
			push.send("message " + i);
		}
		for (int i = 0; i < 2000; i++) {
			pull.receive((message) -> {
				forward.send(message);
				assertThat(inproc.trySend(message.prepend(new byte[1]))).isTrue();
			});
			assertThat(near.receive().string(1)).isEqualTo("message " + i);
		}
		for (int i = 0; i < 2000; i++) {
			assertThat(sink.receive().string(0)).isEqualTo("message " + i);
		}
	}

	@Test
	void actionThatFailsCostsNoOtherMessage() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send("a");
		push.send("b");
		assertThatIllegalArgumentException().isThrownBy(() -> pull.receive((message) -> {
			throw new IllegalArgumentException();
		}));
		pull.receive((message) -> assertThat(message.string(0)).isEqualTo("b"));
	}

	@Test
	void nothingInTimeIsSaidSo() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_TIMEOUT, Duration.ofMillis(10));
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> pull.receive((message) -> {
		})).withMessageContaining("10 ms");
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> pull.receive(ByteBuffer.allocate(1)));
		pull.close();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(() -> pull.receive(ByteBuffer.allocate(1)));
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		assertThat(catchThrowable(() -> push.receive(ByteBuffer.allocate(1))))
			.isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void subscriberFiltersByTheFrameNotByWhatWasThereBefore() {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("topic-a");
		ZmqSocket pub = this.sandbox.socket(SocketType.XPUB);
		sub.connect(pub.bind("tcp://127.0.0.1:*").toString());
		pub.awaitSubscribers("topic-a", 1, Duration.ofSeconds(20));
		for (int i = 0; i < 100; i++) {
			pub.send("topic-a " + i);
			sub.receive((message) -> assertThat(message.string(0)).startsWith("topic-a"));
		}
		// what is shorter than the topic lies where the topic was
		pub.awaitSubscribers("topic-a", 1, Duration.ofSeconds(20));
		sub.subscribe("topic-b");
		sub.subscribe("t");
		pub.awaitSubscribers("t", 1, Duration.ofSeconds(20));
		sub.unsubscribe("t");
		pub.send("t");
		pub.send("topic-a end");
		sub.receive((message) -> assertThat(message.string(0)).isEqualTo("topic-a end"));
	}

	@Test
	void routerAndRequestersLendWhatTheyReceive() {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket dealer = connected(SocketType.DEALER, router, "tcp");
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket req = connected(SocketType.REQ, rep, "tcp");
		for (int i = 0; i < 100; i++) {
			dealer.send("there");
			router.receive((message) -> router.send(ZmqMessage.of(message.frame(0), "back".getBytes())));
			dealer.receive((message) -> assertThat(message.string(0)).isEqualTo("back"));
			req.send("question");
			rep.receive((message) -> {
				assertThat(message.string(0)).isEqualTo("question");
				rep.send("answer");
			});
			ByteBuffer answer = ByteBuffer.allocate(6);
			assertThat(req.receive(answer)).isEqualTo(6);
			assertThat(answer.array()).isEqualTo("answer".getBytes());
		}
	}

	private ZmqSocket connected(SocketType type, ZmqSocket to, String scheme) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.connect(to.bind(this.sandbox.endpoint(scheme)).toString());
		socket.awaitPeers(1, Duration.ofSeconds(20));
		return socket;
	}

}
