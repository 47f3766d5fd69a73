package dev.zmq.behaviour;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqFrame;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqProxy;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.LargeFrames;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Frames that are sent from files and received into files; large begins low here.
 */
class LargeFrameTests {

	private static final int LARGE = 1_000_000;

	private static final long THRESHOLD = 100_000;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@TempDir
	private Path directory;

	private Path spool;

	private final AtomicInteger released = new AtomicInteger();

	@BeforeEach
	void makeSpool() throws IOException {
		this.spool = Files.createDirectory(this.directory.resolve("spool"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void filesArriveInFilesOrInMemory(String scheme) throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, scheme);
		for (int length : new int[] { 0, 10, 40_000, 100_000, 100_001, LARGE, 30_000_000 }) {
			push.send(ZmqMessage.of(ZmqFrame.of("head"), source(length), ZmqFrame.of("tail")));
			ZmqMessage message = pull.receive();
			assertThat(message.string(0)).isEqualTo("head");
			assertThat(message.string(2)).isEqualTo("tail");
			assertThat(message.content(1).path() != null).isEqualTo(scheme.equals("inproc") || length > THRESHOLD);
			Content.check(message.content(1), length);
			message.close();
		}
		awaitReleased(7);
		awaitSpool(0);
	}

	@Test
	void withoutTheOptionFilesArriveInMemory() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(source(LARGE)));
		ZmqMessage message = pull.receive();
		assertThat(message.hasArrays()).isTrue();
		assertThat(message.frame(0)).isEqualTo(Content.array(LARGE));
		awaitReleased(1);
	}

	@Test
	void arraysAndBuffersArriveInFilesToo() throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send(Content.array(LARGE));
		push.send(Content.buffer(LARGE, true));
		for (int i = 0; i < 2; i++) {
			ZmqMessage message = pull.receive();
			assertThat(message.content(0).path()).hasParent(this.spool);
			assertThat(message.frame(0)).isEqualTo(Content.array(LARGE));
			assertThat(message.length()).isEqualTo(LARGE);
			assertThat(message.toString()).isEqualTo("ZmqMessage[1000000 bytes]");
			message.close();
			message.close();
		}
		awaitSpool(0);
	}

	@Test
	void partOfAFileIsAFrame() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		Path file = Content.file(this.directory.resolve("whole"), LARGE);
		push.send(ZmqMessage.of(ZmqFrame.of(file, 1000, 500_000), ZmqFrame.of(file, LARGE, 0)));
		ZmqMessage message = pull.receive();
		ByteBuffer expected = ByteBuffer.wrap(Content.array(LARGE), 1000, 500_000);
		assertThat(ByteBuffer.wrap(message.frame(0))).isEqualTo(expected);
		assertThat(message.length(1)).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqFrame.of(file, 1, LARGE))
			.withMessageContaining("which has 1000000 bytes");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> ZmqFrame.of(this.directory.resolve("nothing")));
	}

	@Test
	void tlsCarriesFiles() throws IOException {
		TestAuthority authority = new TestAuthority("authority");
		ZmqSocket pull = receiver(SocketType.PULL);
		pull.set(SocketOption.TLS,
				TlsSettings.builder().context(authority.context(authority.issue("server", "127.0.0.1"))).build());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.TLS, TlsSettings.builder().context(authority.context()).build());
		push.connect(pull.bind("tls+tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(source(20_000_000), ZmqFrame.of("end")));
		ZmqMessage message = pull.receive();
		assertThat(message.content(0).path()).isNotNull();
		Content.check(message.content(0), 20_000_000);
		message.close();
		awaitReleased(1);
	}

	@Test
	void curveSealsFilesInMemory() throws IOException {
		CurveKeyPair server = CurveKeyPair.generate();
		ZmqSocket pull = receiver(SocketType.PULL);
		pull.set(SocketOption.CURVE_SERVER, true);
		pull.set(SocketOption.CURVE_SECRET_KEY, server.secretKey());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.CURVE_SECRET_KEY, CurveKeyPair.generate().secretKey());
		push.set(SocketOption.CURVE_SERVER_KEY, server.publicKey());
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(source(LARGE)));
		assertThat(pull.receive().frame(0)).isEqualTo(Content.array(LARGE));
		awaitReleased(1);
		try (ZmqFrame tooLong = sparse(Integer.MAX_VALUE - 100L)) {
			assertThatExceptionOfType(MessageTooLargeException.class)
				.isThrownBy(() -> push.send(ZmqMessage.of(tooLong)))
				.withMessageContaining("seals frames as a whole");
		}
	}

	@Test
	void contextSaysHowMuchMayBeSent() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (ZmqFrame tooLong = sparse(3L << 30)) {
			assertThatExceptionOfType(MessageTooLargeException.class)
				.isThrownBy(() -> push.trySend(ZmqMessage.of(tooLong)))
				.withMessageContaining("context option MAX_MESSAGE_SIZE");
			assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(tooLong::bytes)
				.withMessageContaining("3221225472 bytes");
		}
	}

	@Test
	void envelopesGoAroundFiles() throws IOException {
		ZmqSocket router = receiver(SocketType.ROUTER);
		ZmqSocket req = receiver(SocketType.REQ);
		req.connect(router.bind("tcp://127.0.0.1:*").toString());
		req.send(ZmqMessage.of(source(LARGE)));
		ZmqMessage request = router.receive();
		Content.check(request.content(2), LARGE);
		// an echo: what was received into a file is sent from it
		router.send(request);
		ZmqMessage reply = req.receive();
		Content.check(reply.content(0), LARGE);
		awaitSpool(1);
		reply.close();
		awaitSpool(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void publishedFilesAreFilteredByTheirBeginning(String scheme) throws IOException {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket wants = receiver(SocketType.SUB);
		ZmqSocket other = receiver(SocketType.SUB);
		wants.subscribe(Content.array(300));
		wants.subscribe("end");
		other.subscribe("end");
		String endpoint = pub.bind(this.sandbox.endpoint(scheme)).toString();
		wants.connect(endpoint);
		other.connect(endpoint);
		pub.awaitSubscribers("end", 2, Duration.ofSeconds(20));
		pub.send(ZmqMessage.of(source(LARGE)));
		pub.send("end");
		ZmqMessage message = wants.receive();
		Content.check(message.content(0), LARGE);
		message.close();
		assertThat(wants.receive().string(0)).isEqualTo("end");
		assertThat(other.receive().string(0)).isEqualTo("end");
		awaitReleased(1);
		awaitSpool(0);
	}

	@Test
	void proxyForwardsFilesAndItsCaptureGetsThemToo() throws IOException {
		ZmqSocket front = receiver(SocketType.PULL);
		ZmqSocket back = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket capture = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket sink = receiver(SocketType.PULL);
		ZmqSocket copies = receiver(SocketType.PULL);
		back.connect(sink.bind("tcp://127.0.0.1:*").toString());
		capture.connect(copies.bind("tcp://127.0.0.1:*").toString());
		capture.awaitPeers(1, Duration.ofSeconds(20));
		ZmqSocket push = connected(SocketType.PUSH, front, "tcp");
		try (ZmqProxy proxy = ZmqProxy.builder(front, back).capture(capture).build()) {
			proxy.start();
			for (int i = 0; i < 3; i++) {
				push.send(ZmqMessage.of(source(LARGE + i)));
				for (ZmqSocket socket : List.of(sink, copies)) {
					ZmqMessage message = socket.receive();
					Content.check(message.content(0), LARGE + i);
					message.close();
				}
			}
		}
		awaitReleased(3);
		awaitSpool(0);
	}

	@Test
	void receivedFileIsMovedToWhereItIsWanted() throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(ZmqFrame.of("name"), source(LARGE)));
		ZmqMessage message = pull.receive();
		Path target = this.directory.resolve("wanted");
		message.content(1).saveTo(target);
		awaitSpool(0);
		Content.check(message.content(1), LARGE);
		message.close();
		assertThat(target).hasBinaryContent(Content.array(LARGE));
		Path copy = this.directory.resolve("copy");
		message.content(0).saveTo(copy);
		assertThat(copy).hasContent("name");
	}

	@Test
	void receivedFileOutlivesItsSocketAndContext() throws IOException {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket pull = receiver(this.sandbox.socket(context, SocketType.PULL));
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(source(LARGE)));
		ZmqMessage message = pull.receive();
		context.close();
		Content.check(message.content(0), LARGE);
		message.close();
		awaitSpool(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void closedSocketDeletesWhatNobodyReceived(boolean peerStays) throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		pull.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 2);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 4; i++) {
			push.send(ZmqMessage.of(source(LARGE)));
		}
		awaitSpool(2);
		if (!peerStays) {
			push.close();
		}
		pull.close();
		awaitSpool(0);
		push.close();
		awaitReleased(4);
	}

	@Test
	void peerThatDiesInTheMiddleLeavesNothing() throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		String endpoint = pull.bind("tcp://127.0.0.1:*").toString();
		try (RawPeer raw = RawPeer.connect(Endpoint.parse(endpoint))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(header(1, LARGE), Content.array(LARGE), header(0, 5_000_000), Content.array(LARGE));
			awaitSpool(2);
			raw.reset();
		}
		awaitSpool(0);
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
		ZmqSocket pull = receiver(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(header(0, Long.MAX_VALUE), Content.array(60_000));
			ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
			push.connect(pull.get(SocketOption.LAST_ENDPOINT));
			push.send("good");
			assertThat(pull.receive().string(0)).isEqualTo("good");
			awaitSpool(0);
			raw.send(Content.array(10_000));
			awaitSpool(1);
			assertThat(Files.size(files().get(0))).isLessThanOrEqualTo(70_000);
		}
		awaitSpool(0);
		events.await(SocketEvent.Disconnected.class);
	}

	@Test
	void limitOfMessagesHolds() throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, 2L * LARGE);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(header(1, LARGE), Content.array(LARGE), header(0, LARGE + 1));
			raw.awaitEnd();
		}
		events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.MESSAGE_TOO_LARGE);
		awaitSpool(0);
	}

	@Test
	void withoutTheOptionWhatNoArrayHoldsIsRefused() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.handshake(1, SocketType.PUSH);
			raw.send(header(0, 1L << 31));
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
				LargeFrames.into(this.spool).longerThan(THRESHOLD).atMost(2L * LARGE + 100));
		EventLog events = EventLog.of(pull);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 3; i++) {
			push.send(ZmqMessage.of(source(LARGE)));
		}
		events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.ASSEMBLY_BUDGET_EXCEEDED);
		for (int i = 0; i < 2; i++) {
			ZmqMessage message = pull.receive();
			Content.check(message.content(0), LARGE);
			message.close();
		}
		awaitSpool(0);
		push.send(ZmqMessage.of(source(LARGE)));
		ZmqMessage message = pull.receive();
		Content.check(message.content(0), LARGE);
		message.close();
		awaitReleased(4);
	}

	@Test
	void directoryThatIsGoneEndsTheConnectionWithAReason() throws IOException {
		assertThatIllegalArgumentException().isThrownBy(() -> LargeFrames.into(this.directory.resolve("missing")))
			.withMessageContaining("missing");
		ZmqSocket pull = receiver(SocketType.PULL);
		EventLog events = EventLog.of(pull);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		Files.delete(this.spool);
		push.send(ZmqMessage.of(source(LARGE)));
		assertThat(events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.STORAGE_FAILED)
			.detail()).contains("spool").contains("LARGE_FRAMES");
		Files.createDirectory(this.spool);
		push.awaitPeers(1, Duration.ofSeconds(20));
	}

	@Test
	void fileThatBecameShorterEndsTheConnectionWithAReason() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		EventLog events = EventLog.of(push);
		Path file = Content.file(this.directory.resolve("shrinking"), LARGE);
		push.connect("tcp://127.0.0.1:" + reservedPort(pull));
		push.awaitPeers(1, Duration.ofSeconds(20));
		ZmqFrame frame = ZmqFrame.of(file, 0, LARGE, this.released::incrementAndGet);
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.setLength(500_000);
		}
		push.send(ZmqMessage.of(frame));
		assertThat(events.await(SocketEvent.Disconnected.class, (event) -> event.reason() == CloseReason.IO_ERROR)
			.detail()).contains("shorter");
		awaitReleased(1);
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
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		try (RawPeer raw = RawPeer.connect(push.bind("tcp://127.0.0.1:*"), 4096)) {
			raw.handshake(1, SocketType.PULL);
			push.send(ZmqMessage.of(source(20_000_000)));
			push.send(ZmqMessage.of(source(LARGE)));
			raw.read(100_000);
			assertThat(this.released).hasValue(0);
			raw.reset();
		}
		awaitReleased(2);
	}

	@Test
	void slowPeerGetsEveryByteAndTheSocketLingers() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		try (RawPeer raw = RawPeer.connect(push.bind("tcp://127.0.0.1:*"), 4096)) {
			raw.handshake(1, SocketType.PULL);
			push.send(ZmqMessage.of(source(5_000_000), source(LARGE)));
			push.close(Duration.ofSeconds(20));
			assertThat(raw.readFrame().body()).isEqualTo(Content.array(5_000_000));
			assertThat(raw.readFrame().body()).isEqualTo(Content.array(LARGE));
			raw.awaitEnd();
		}
		awaitReleased(2);
	}

	@Test
	void lingerTimeEndsAFileOnItsWay() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		try (RawPeer raw = RawPeer.connect(push.bind("tcp://127.0.0.1:*"), 4096)) {
			raw.handshake(1, SocketType.PULL);
			push.send(ZmqMessage.of(source(20_000_000)));
			push.send(ZmqMessage.of(source(LARGE)));
			push.close(Duration.ofMillis(50));
			awaitReleased(2);
		}
	}

	@Test
	void highWaterMarkCountsFilesAsMessages() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.SEND_HIGH_WATER_MARK, 2);
		push.set(SocketOption.SEND_BUFFER_SIZE, 4096);
		try (RawPeer raw = RawPeer.connect(push.bind("tcp://127.0.0.1:*"), 4096)) {
			raw.handshake(1, SocketType.PULL);
			push.awaitPeers(1, Duration.ofSeconds(20));
			push.send(ZmqMessage.of(source(20_000_000)));
			raw.read(1);
			ZmqFrame refused = source(LARGE);
			int taken = 0;
			while (push.trySend(ZmqMessage.of(refused))) {
				taken++;
				refused = source(LARGE);
			}
			assertThat(taken).isBetween(1, 3);
			refused.close();
			awaitReleased(1);
			push.close(Duration.ZERO);
			awaitReleased(taken + 2);
		}
	}

	@Test
	void interruptOfACallerHarmsNoFile() throws IOException {
		ZmqSocket pull = receiver(SocketType.PULL);
		ZmqSocket push = connected(SocketType.PUSH, pull, "tcp");
		for (int i = 0; i < 20; i++) {
			int length = LARGE + i;
			ZmqFrame frame = source(length);
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
		awaitReleased(20);
	}

	private static byte[] header(int more, long length) {
		return ByteBuffer.allocate(9).put((byte) (more | Zmtp.LONG)).putLong(length).array();
	}

	private ZmqSocket receiver(SocketType type) {
		return receiver(this.sandbox.socket(type));
	}

	private ZmqSocket receiver(ZmqSocket socket) {
		socket.set(SocketOption.LARGE_FRAMES, LargeFrames.into(this.spool).longerThan(THRESHOLD));
		return socket;
	}

	private ZmqFrame source(int length) throws IOException {
		Path file = Content.file(Files.createTempDirectory(this.directory, "source").resolve("file"), length);
		return ZmqFrame.of(file, 0, length, this.released::incrementAndGet);
	}

	private ZmqFrame sparse(long length) throws IOException {
		Path file = this.directory.resolve("sparse");
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.setLength(length);
		}
		return ZmqFrame.of(file);
	}

	private void awaitReleased(int count) {
		Waiting.until(() -> assertThat(this.released).hasValue(count));
	}

	private void awaitSpool(int count) {
		Waiting.until(() -> assertThat(files()).hasSize(count));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.spool)) {
			return files.toList();
		}
	}

	private ZmqSocket connected(SocketType type, ZmqSocket to, String scheme) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.connect(to.bind(this.sandbox.endpoint(scheme)).toString());
		socket.awaitPeers(1, Duration.ofSeconds(20));
		return socket;
	}

}
