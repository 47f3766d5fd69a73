package dev.zmq.behaviour;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.LargeFrames;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What becomes of frames in files when a peer, the disk, or the program does not do its
 * part.
 */
class LargeFrameFailureTests {

	private static final int LARGE = 1_000_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final Spool spool = new Spool(this.sandbox);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void closedSocketDeletesWhatNobodyReceived(boolean peerStays) throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 2);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 4; i++) {
			push.send(ZmqMessage.of(this.spool.source(LARGE)));
		}
		this.spool.awaitFiles(2);
		if (!peerStays) {
			push.close();
		}
		pull.close();
		this.spool.awaitFiles(0);
		push.close();
		this.spool.awaitReleased(4);
	}

	@Test
	void peerThatDiesInTheMiddleLeavesNothing() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		try (RawPeer raw = RawPeer.connect(Endpoint.parse(endpoint))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.header(1, LARGE), Content.array(LARGE), Zmtp.header(0, 5_000_000), Content.array(LARGE));
			this.spool.awaitFiles(2);
			raw.reset();
		}
		this.spool.awaitFiles(0);
		events.await(SocketEvent.Disconnected.class,
				(event) -> event.reason() == CloseReason.IO_ERROR || event.reason() == CloseReason.PEER_CLOSED);
		assertThat(pull.tryReceive()).isNull();
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(endpoint);
		push.send("next");
		assertThat(pull.receive().string(0)).isEqualTo("next");
	}

	@Test
	void announcementAloneCostsNoFile() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.header(0, Long.MAX_VALUE), Content.array(60_000));
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect(pull.get(SocketOption.LAST_ENDPOINT));
			push.send("good");
			assertThat(pull.receive().string(0)).isEqualTo("good");
			this.spool.awaitFiles(0);
			raw.send(Content.array(10_000));
			this.spool.awaitFiles(1);
			assertThat(Files.size(this.spool.files().get(0))).isLessThanOrEqualTo(70_000);
		}
		this.spool.awaitFiles(0);
		events.await(SocketEvent.Disconnected.class);
	}

	@Test
	void limitOfMessagesHolds() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, 2L * LARGE);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.header(1, LARGE), Content.array(LARGE), Zmtp.header(0, LARGE + 1));
			raw.awaitEnd();
		}
		events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.MESSAGE_TOO_LARGE);
		this.spool.awaitFiles(0);
	}

	@Test
	void withoutTheOptionWhatNoArrayHoldsIsRefused() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(Zmtp.header(0, 1L << 31));
			raw.awaitEnd();
		}
		assertThat(
				events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.MESSAGE_TOO_LARGE)
					.detail())
			.contains("LARGE_FRAMES");
	}

	@Test
	void filesOfASocketHaveALimitTogether() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.LARGE_FRAMES,
				LargeFrames.into(this.spool.directory()).longerThan(Spool.THRESHOLD).atMost(2L * LARGE + 100));
		EventLog events = EventLog.of(pull);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 3; i++) {
			push.send(ZmqMessage.of(this.spool.source(LARGE)));
		}
		events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.ASSEMBLY_BUDGET_EXCEEDED);
		for (int i = 0; i < 2; i++) {
			ZmqMessage message = pull.receive();
			Content.check(message.content(0), LARGE);
			message.close();
		}
		this.spool.awaitFiles(0);
		push.send(ZmqMessage.of(this.spool.source(LARGE)));
		ZmqMessage message = pull.receive();
		Content.check(message.content(0), LARGE);
		message.close();
		this.spool.awaitReleased(4);
	}

	@Test
	void directoryThatIsGoneEndsTheConnectionWithAReason() throws IOException {
		assertThatIllegalArgumentException().isThrownBy(() -> LargeFrames.into(this.spool.path("missing")))
			.withMessageContaining("missing");
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		Files.delete(this.spool.directory());
		push.send(ZmqMessage.of(this.spool.source(LARGE)));
		assertThat(events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.STORAGE_FAILED)
			.detail()).contains("spool").contains("LARGE_FRAMES");
		Files.createDirectory(this.spool.directory());
		push.awaitPeers(1, Duration.ofSeconds(20));
	}

	@Test
	void fileThatBecameShorterEndsTheConnectionWithAReason() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		EventLog events = EventLog.of(push);
		Path file = Content.file(this.spool.path("shrinking"), LARGE);
		push.connect("tcp://127.0.0.1:" + reservedPort(pull));
		push.awaitPeers(1, Duration.ofSeconds(20));
		ZmqContent frame = ZmqContent.of(file, 0, LARGE, this.spool::release);
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.setLength(500_000);
		}
		push.send(ZmqMessage.of(frame));
		assertThat(events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.IO_ERROR)
			.detail()).contains("shorter");
		this.spool.awaitReleased(1);
		push.awaitPeers(1, Duration.ofSeconds(20));
		push.send("next");
		assertThat(pull.receive().string(0)).isEqualTo("next");
	}

	private static int reservedPort(ZmqSocket pull) {
		return RawPeer.port(pull.bind("tcp://127.0.0.1:*"));
	}

	@Test
	void peerThatDiesGivesTheFileBack() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.send(ZmqMessage.of(this.spool.source(20_000_000)));
			push.send(ZmqMessage.of(this.spool.source(LARGE)));
			raw.read(100_000);
			assertThat(this.spool.released()).isZero();
			raw.reset();
		}
		this.spool.awaitReleased(2);
	}

	@Test
	void slowPeerGetsEveryByteAndTheSocketLingers() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.send(ZmqMessage.of(this.spool.source(5_000_000), this.spool.source(LARGE)));
			push.close(Duration.ofSeconds(20));
			assertThat(raw.readFrame().body()).isEqualTo(Content.array(5_000_000));
			assertThat(raw.readFrame().body()).isEqualTo(Content.array(LARGE));
			raw.awaitEnd();
		}
		this.spool.awaitReleased(2);
	}

	@Test
	void lingerTimeEndsAFileOnItsWay() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.send(ZmqMessage.of(this.spool.source(20_000_000)));
			push.send(ZmqMessage.of(this.spool.source(LARGE)));
			raw.read(100_000);
			push.close(Duration.ofMillis(50));
			this.spool.awaitReleased(2);
		}
	}

	@Test
	void highWaterMarkCountsFilesAsMessages() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 2);
		try (RawPeer raw = RawPeer.slow(push, SocketType.PULL)) {
			push.awaitPeers(1, Duration.ofSeconds(20));
			push.send(ZmqMessage.of(this.spool.source(20_000_000)));
			raw.read(1);
			ZmqContent refused = this.spool.source(LARGE);
			int taken = 0;
			while (push.trySend(ZmqMessage.of(refused))) {
				taken++;
				refused = this.spool.source(LARGE);
			}
			assertThat(taken).isBetween(1, 3);
			refused.close();
			this.spool.awaitReleased(1);
			push.close(Duration.ZERO);
			this.spool.awaitReleased(taken + 2);
		}
	}

	@Test
	void interruptOfACallerHarmsNoFile() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 20; i++) {
			int length = LARGE + i;
			ZmqContent frame = this.spool.source(length);
			CompletableFuture.runAsync(() -> {
				Thread.currentThread().interrupt();
				push.trySend(ZmqMessage.of(frame));
				assertThat(Thread.interrupted()).isTrue();
			}).join();
			ZmqMessage message = pull.receive();
			Thread.currentThread().interrupt();
			Content.check(message.content(0), length);
			assertThat(Thread.interrupted()).isTrue();
			message.close();
		}
		this.spool.awaitReleased(20);
	}

}
