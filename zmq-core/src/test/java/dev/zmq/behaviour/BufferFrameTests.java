package dev.zmq.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.FaultLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Frames that lie in buffers: they arrive, and those that are lent are given back, once,
 * and not before nobody reads them any more.
 */
class BufferFrameTests {

	private static final int LARGE = 300_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final AtomicInteger released = new AtomicInteger();

	@ParameterizedTest
	@CsvSource({ "tcp,0,true", "tcp,10,true", "tcp,32767,true", "tcp,32768,true", "tcp,5000000,true", "tcp,40000,false",
			"tcp,5000000,false", "ipc,10,false", "ipc,5000000,true", "ipc,5000000,false", "inproc,10,true",
			"inproc,5000000,true", "inproc,40000,false" })
	void buffersArriveAlone(String scheme, int length, boolean direct) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, scheme);
		ByteBuffer buffer = Content.buffer(length, direct);
		push.send(buffer);
		assertThat(buffer.position()).isEqualTo(5);
		assertThat(buffer.remaining()).isEqualTo(length);
		Content.check(pull.receive().content(0), length);
		push.send(ZmqMessage.of(lent(buffer)));
		Content.check(pull.receive().content(0), length);
		awaitReleased(1);
		assertThat(push.stats().sent().bytes()).isEqualTo(2L * length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void buffersArriveAmongOtherFrames(String scheme) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, scheme);
		for (int i = 0; i < 20; i++) {
			push.send(ZmqMessage.of(ZmqContent.of("a"), lent(Content.buffer(LARGE + i, true)),
					lent(Content.buffer(40_000 + i, false)), ZmqContent.of(""), lent(Content.buffer(i, true))));
			push.send("between");
		}
		for (int i = 0; i < 20; i++) {
			ZmqMessage message = pull.receive();
			assertThat(message.size()).isEqualTo(5);
			assertThat(message.string(0)).isEqualTo("a");
			Content.check(message.content(1), LARGE + i);
			Content.check(message.content(2), 40_000 + i);
			assertThat(message.length(3)).isZero();
			Content.check(message.content(4), i);
			assertThat(pull.receive().string(0)).isEqualTo("between");
		}
		awaitReleased(60);
	}

	@Test
	void slowReceiverGetsEveryByte() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_BUFFER_SIZE, 4096);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 30; i++) {
				push.send(ZmqMessage.of(lent(Content.buffer(LARGE + i, true))));
			}
		});
		for (int i = 0; i < 30; i++) {
			Content.check(pull.receive().content(0), LARGE + i);
		}
		sending.join();
		awaitReleased(30);
	}

	@Test
	void tlsCarriesBuffers() {
		TestAuthority authority = new TestAuthority("authority");
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.TLS,
				TlsSettings.builder().context(authority.context(authority.issue("server", "127.0.0.1"))).build());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.TLS, TlsSettings.builder().context(authority.context()).build());
		push.connect(pull.bind("tls+tcp://127.0.0.1:*").toString());
		for (boolean direct : new boolean[] { true, false }) {
			push.send(ZmqMessage.of(lent(Content.buffer(2_000_000, direct)), ZmqContent.of("end")));
			ZmqMessage message = pull.receive();
			Content.check(message.content(0), 2_000_000);
			assertThat(message.string(1)).isEqualTo("end");
		}
		awaitReleased(2);
	}

	@Test
	void curveSealsBuffers() {
		ZmqSocket pull = Armour.CURVE.server(this.sandbox.socket(SocketType.PULL));
		ZmqSocket push = Armour.CURVE.client(this.sandbox.socket(SocketType.PUSH));
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(ZmqContent.of("a"), lent(Content.buffer(LARGE, true))));
		ZmqMessage message = pull.receive();
		Content.check(message.content(1), LARGE);
		awaitReleased(1);
	}

	@Test
	void envelopesGoAroundBuffers() {
		ZmqSocket rep = this.sandbox.socket(SocketType.REP);
		ZmqSocket req = connected(SocketType.REQ, rep, "tcp");
		req.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
		Content.check(rep.receive().content(0), LARGE);
		rep.send(ZmqMessage.of(ZmqContent.of("x"), lent(Content.buffer(LARGE, false))));
		Content.check(req.receive().content(1), LARGE);
		awaitReleased(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void routersAddressBuffers(String scheme) {
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		ZmqSocket dealer = connected(SocketType.DEALER, router, scheme);
		dealer.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
		ZmqMessage message = router.receive();
		Content.check(message.content(1), LARGE);
		router.send(ZmqMessage.of(message.content(0), lent(Content.buffer(LARGE, true))));
		Content.check(dealer.receive().content(0), LARGE);
		router.send(ZmqMessage.of(message.content(0), ZmqContent.of("x"), lent(Content.buffer(LARGE, true))));
		Content.check(dealer.receive().content(1), LARGE);
		router.send(ZmqMessage.of(ZmqContent.of("nobody"), lent(Content.buffer(LARGE, true))));
		awaitReleased(4);
	}

	@Test
	void streamsWriteBuffersAsTheyAre() {
		ZmqSocket stream = this.sandbox.socket(SocketType.STREAM);
		try (RawPeer raw = RawPeer.connect(stream.bind("tcp://127.0.0.1:*"))) {
			byte[] id = stream.receive().frame(0);
			stream.send(ZmqMessage.of(ZmqContent.of(id), lent(Content.buffer(LARGE, true))));
			stream.send(ZmqMessage.of(ZmqContent.of(id), lent(Content.buffer(LARGE, false))));
			assertThat(raw.read(LARGE)).isEqualTo(Content.array(LARGE));
			assertThat(raw.read(LARGE)).isEqualTo(Content.array(LARGE));
			awaitReleased(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void publishedBufferIsGivenBackAfterItsLastSubscriber(String scheme) {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		String endpoint = pub.bind(this.sandbox.endpoint(scheme)).toString();
		ZmqSocket[] subs = new ZmqSocket[3];
		for (int i = 0; i < subs.length; i++) {
			subs[i] = this.sandbox.socket(SocketType.SUB);
			subs[i].subscribe(Content.array(100));
			subs[i].connect(endpoint);
		}
		pub.awaitPeers(3, Duration.ofSeconds(20));
		Waiting.until("all have subscribed", () -> {
			pub.send(Content.array(100));
			return subs[0].tryReceive() != null & subs[1].tryReceive() != null & subs[2].tryReceive() != null;
		});
		pub.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
		for (ZmqSocket sub : subs) {
			ZmqMessage message = sub.receive();
			while (message.length() == 100) {
				message = sub.receive();
			}
			Content.check(message.content(0), LARGE);
		}
		awaitReleased(1);
	}

	@Test
	void bufferIsNotGivenBackWhileAPeerHasNotReadIt() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		try (RawPeer slow = RawPeer.slow(pub, SocketType.SUB)) {
			slow.send(Zmtp.message("\1"));
			pub.awaitSubscribers("", 1, Duration.ofSeconds(20));
			pub.send(ZmqMessage.of(lent(Content.buffer(20_000_000, true))));
			pub.send("after");
			slow.read(100_000);
			assertThat(this.released).hasValue(0);
			slow.read(19_000_000);
			assertThat(this.released).hasValue(0);
			slow.read(1_000_009 - 100_000);
			assertThat(slow.readFrame().text()).isEqualTo("after");
			awaitReleased(1);
		}
	}

	@Test
	void peerThatDiesGivesTheBufferBack() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.send(ZmqMessage.of(lent(Content.buffer(20_000_000, true))));
			push.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
			raw.read(100_000);
			assertThat(this.released).hasValue(0);
			raw.reset();
		}
		awaitReleased(2);
	}

	@Test
	void sendThatTakesNothingLeavesTheBufferToTheCaller() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_TIMEOUT, Duration.ofMillis(10));
		ZmqContent frame = lent(Content.buffer(LARGE, true));
		ZmqMessage message = ZmqMessage.of(frame);
		assertThat(push.trySend(message)).isFalse();
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> push.send(message));
		CompletableFuture<?> async = push.sendAsync(message);
		async.cancel(false);
		assertThat(this.released).hasValue(0);
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.awaitPeers(1, Duration.ofSeconds(20));
		push.send(message);
		Content.check(pull.receive().content(0), LARGE);
		awaitReleased(1);
	}

	@Test
	void asynchronousSendTakesTheBuffer() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		CompletableFuture<?> sent = push.sendAsync(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		Content.check(pull.receive().content(0), LARGE);
		sent.join();
		awaitReleased(1);
	}

	@Test
	void closedFrameIsGivenBackOnceAndCannotBeSent() {
		ZmqContent frame = lent(Content.buffer(LARGE, true));
		frame.close();
		frame.close();
		assertThat(this.released).hasValue(1);
		assertThatIllegalStateException().isThrownBy(frame::bytes).withMessageContaining("released");
		assertThatIllegalStateException().isThrownBy(frame::retain);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		assertThatIllegalStateException().isThrownBy(() -> push.trySend(ZmqMessage.of(frame)))
			.withMessageContaining("retain()");
	}

	@Test
	void lentFrameIsSentOnceUnlessItIsRetained() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		ZmqContent frame = lent(Content.buffer(LARGE, true));
		frame.retain();
		push.send(ZmqMessage.of(frame));
		Content.check(pull.receive().content(0), LARGE);
		push.send(ZmqMessage.of(frame));
		Content.check(pull.receive().content(0), LARGE);
		awaitReleased(1);
		assertThatIllegalStateException().isThrownBy(() -> push.send(ZmqMessage.of(frame)));
	}

	@Test
	void ofTwoFramesNeitherIsTakenIfOneCannotBe() {
		ZmqContent fine = lent(Content.buffer(LARGE, true));
		ZmqContent gone = lent(Content.buffer(LARGE, true));
		gone.close();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		assertThatIllegalStateException().isThrownBy(() -> push.trySend(ZmqMessage.of(fine, gone)));
		assertThat(this.released).hasValue(1);
		fine.close();
		awaitReleased(2);
	}

	@Test
	void droppedMessagesGiveTheirBuffersBack() {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		pub.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
		awaitReleased(1);
		ZmqSocket router = this.sandbox.socket(SocketType.ROUTER);
		router.send(ZmqMessage.of(ZmqContent.of("nobody"), lent(Content.buffer(LARGE, true))));
		awaitReleased(2);
		ZmqSocket dealer = this.sandbox.socket(SocketType.DEALER);
		dealer.set(SocketOption.CONFLATE, true);
		try (RawServer server = RawServer.listen()) {
			dealer.connect(server.endpoint());
			for (int i = 0; i < 4; i++) {
				dealer.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
			}
			awaitReleased(5);
			dealer.close(Duration.ZERO);
			awaitReleased(6);
		}
	}

	@Test
	void closedSocketGivesBackWhatItDoesNotSend() {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.send(ZmqMessage.of(lent(Content.buffer(20_000_000, true))));
			push.send(ZmqMessage.of(lent(Content.buffer(LARGE, true))));
			raw.read(100_000);
			push.close(Duration.ofMillis(50));
			awaitReleased(2);
		}
	}

	@Test
	void lingeringSocketSendsWhatItHas() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 10; i++) {
			push.send(ZmqMessage.of(lent(Content.buffer(5_000_000, true))));
		}
		push.close(Duration.ofSeconds(20));
		for (int i = 0; i < 10; i++) {
			Content.check(pull.receive().content(0), 5_000_000);
		}
		awaitReleased(10);
	}

	@Test
	void receiverInThisProcessKeepsWhatItGot() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "inproc");
		ByteBuffer buffer = Content.buffer(LARGE, true);
		push.send(ZmqMessage.of(lent(buffer)));
		awaitReleased(1);
		buffer.put(buffer.position(), new byte[LARGE]);
		Content.check(pull.receive().content(0), LARGE);
	}

	@Test
	void forgottenFrameIsGivenBackInTheEnd() {
		lent(Content.buffer(LARGE, true));
		Waiting.until("the garbage collector has found it", () -> {
			System.gc();
			return this.released.get() == 1;
		});
	}

	@Test
	void limitOfTheContextCountsBuffers() {
		ZmqSocket push = this.sandbox.newContext().socket(SocketType.PUSH);
		assertThat(push.trySend(ZmqMessage.of(lent(Content.buffer(LARGE, true))))).isFalse();
		ZmqSocket limited = this.sandbox
			.newContext(ZmqContext.builder().option(ContextOption.MAX_MESSAGE_SIZE, LARGE - 1L))
			.socket(SocketType.PUSH);
		ZmqContent frame = lent(Content.buffer(LARGE, true));
		assertThatExceptionOfType(MessageTooLargeException.class)
			.isThrownBy(() -> limited.trySend(ZmqMessage.of(frame)));
		frame.close();
		assertThat(this.released).hasValue(1);
	}

	@Test
	void releaseThatFailsHarmsNobody() {
		FaultLog faults = this.sandbox.expectFaults();
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(ZmqContent.of(Content.buffer(LARGE, true), () -> {
			this.released.incrementAndGet();
			throw new IllegalArgumentException("a mistake of the application");
		})));
		push.send("after");
		Content.check(pull.receive().content(0), LARGE);
		assertThat(pull.receive().string(0)).isEqualTo("after");
		Waiting.until(() -> assertThat(faults.all()).hasSize(1));
		assertThat(this.released).hasValue(1);
	}

	private ZmqContent lent(ByteBuffer buffer) {
		return ZmqContent.of(buffer, this.released::incrementAndGet);
	}

	private void awaitReleased(int count) {
		Waiting.until(() -> assertThat(this.released).hasValue(count));
	}

	private ZmqSocket connected(SocketType type, ZmqSocket to, String scheme) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.connect(to.bind(this.sandbox.endpoint(scheme)).toString());
		socket.awaitPeers(1, Duration.ofSeconds(20));
		return socket;
	}

}
