package dev.zmq.behaviour;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqProxy;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final Spool spool = new Spool(this.sandbox);

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "ipc", "inproc" })
	void filesArriveInFilesOrInMemory(String scheme) throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, scheme);
		for (int length : new int[] { 0, 10, 40_000, 100_000, 100_001, LARGE, 30_000_000 }) {
			push.send(ZmqMessage.of(ZmqContent.of("head"), this.spool.source(length), ZmqContent.of("tail")));
			ZmqMessage message = pull.receive();
			assertThat(message.string(0)).isEqualTo("head");
			assertThat(message.string(2)).isEqualTo("tail");
			assertThat(message.content(1).path() != null)
				.isEqualTo(scheme.equals("inproc") || length > Spool.THRESHOLD);
			Content.check(message.content(1), length);
			message.close();
		}
		this.spool.awaitReleased(7);
		this.spool.awaitFiles(0);
	}

	@Test
	void withoutTheOptionFilesArriveInMemory() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(this.spool.source(LARGE)));
		ZmqMessage message = pull.receive();
		assertThat(message.hasArrays()).isTrue();
		assertThat(message.frame(0)).isEqualTo(Content.array(LARGE));
		this.spool.awaitReleased(1);
	}

	@Test
	void arraysAndBuffersArriveInFilesToo() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		push.send(Content.array(LARGE));
		push.send(Content.buffer(LARGE, true));
		for (int i = 0; i < 2; i++) {
			ZmqMessage message = pull.receive();
			assertThat(message.content(0).path()).hasParent(this.spool.directory());
			assertThat(message.frame(0)).isEqualTo(Content.array(LARGE));
			assertThat(message.length()).isEqualTo(LARGE);
			assertThat(message.toString()).isEqualTo("ZmqMessage[1000000 bytes]");
			message.close();
			message.close();
		}
		this.spool.awaitFiles(0);
	}

	@Test
	void partOfAFileIsAFrame() throws IOException {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		Path file = Content.file(this.spool.path("whole"), LARGE);
		push.send(ZmqMessage.of(ZmqContent.of(file, 1000, 500_000), ZmqContent.of(file, LARGE, 0)));
		ZmqMessage message = pull.receive();
		ByteBuffer expected = ByteBuffer.wrap(Content.array(LARGE), 1000, 500_000);
		assertThat(ByteBuffer.wrap(message.frame(0))).isEqualTo(expected);
		assertThat(message.length(1)).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqContent.of(file, 1, LARGE))
			.withMessageContaining("which has 1000000 bytes");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> ZmqContent.of(this.spool.path("nothing")));
	}

	@Test
	void tlsCarriesFiles() throws IOException {
		TestAuthority authority = new TestAuthority("authority");
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		pull.set(SocketOption.TLS,
				TlsSettings.builder().context(authority.context(authority.issue("server", "127.0.0.1"))).build());
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.set(SocketOption.TLS, TlsSettings.builder().context(authority.context()).build());
		push.connect(pull.bind("tls+tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(this.spool.source(20_000_000), ZmqContent.of("end")));
		ZmqMessage message = pull.receive();
		assertThat(message.content(0).path()).isNotNull();
		Content.check(message.content(0), 20_000_000);
		message.close();
		this.spool.awaitReleased(1);
	}

	@Test
	void curveSealsFilesInMemory() throws IOException {
		ZmqSocket pull = Armour.CURVE.server(this.spool.receiver(SocketType.PULL));
		ZmqSocket push = Armour.CURVE.client(this.sandbox.socket(SocketType.PUSH));
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(this.spool.source(LARGE)));
		assertThat(pull.receive().frame(0)).isEqualTo(Content.array(LARGE));
		this.spool.awaitReleased(1);
		try (ZmqContent tooLong = this.spool.sparse(Integer.MAX_VALUE - 100L)) {
			assertThatExceptionOfType(MessageTooLargeException.class)
				.isThrownBy(() -> push.send(ZmqMessage.of(tooLong)))
				.withMessageContaining("seals frames as a whole");
		}
	}

	@Test
	void contextSaysHowMuchMayBeSent() throws IOException {
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		try (ZmqContent tooLong = this.spool.sparse(3L << 30)) {
			assertThatExceptionOfType(MessageTooLargeException.class)
				.isThrownBy(() -> push.trySend(ZmqMessage.of(tooLong)))
				.withMessageContaining("context option MAX_MESSAGE_SIZE");
			assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(tooLong::bytes)
				.withMessageContaining("3221225472 bytes");
		}
	}

	@Test
	void envelopesGoAroundFiles() throws IOException {
		ZmqSocket router = this.spool.receiver(SocketType.ROUTER);
		ZmqSocket req = this.spool.receiver(SocketType.REQ);
		req.connect(router.bind("tcp://127.0.0.1:*").toString());
		req.send(ZmqMessage.of(this.spool.source(LARGE)));
		ZmqMessage request = router.receive();
		Content.check(request.content(2), LARGE);
		// an echo: what was received into a file is sent from it
		router.send(request);
		ZmqMessage reply = req.receive();
		Content.check(reply.content(0), LARGE);
		this.spool.awaitFiles(1);
		reply.close();
		this.spool.awaitFiles(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void publishedFilesAreFilteredByTheirBeginning(String scheme) throws IOException {
		ZmqSocket pub = this.sandbox.socket(SocketType.PUB);
		ZmqSocket wants = this.spool.receiver(SocketType.SUB);
		ZmqSocket other = this.spool.receiver(SocketType.SUB);
		wants.subscribe(Content.array(300));
		wants.subscribe("end");
		other.subscribe("end");
		String endpoint = pub.bind(this.sandbox.endpoint(scheme)).toString();
		wants.connect(endpoint);
		other.connect(endpoint);
		pub.awaitSubscribers("end", 2, Duration.ofSeconds(20));
		pub.send(ZmqMessage.of(this.spool.source(LARGE)));
		pub.send("end");
		ZmqMessage message = wants.receive();
		Content.check(message.content(0), LARGE);
		message.close();
		assertThat(wants.receive().string(0)).isEqualTo("end");
		assertThat(other.receive().string(0)).isEqualTo("end");
		this.spool.awaitReleased(1);
		this.spool.awaitFiles(0);
	}

	@Test
	void proxyForwardsFilesAndItsCaptureGetsThemToo() throws IOException {
		ZmqSocket front = this.spool.receiver(SocketType.PULL);
		ZmqSocket back = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket capture = this.sandbox.socket(SocketType.PUSH);
		ZmqSocket sink = this.spool.receiver(SocketType.PULL);
		ZmqSocket copies = this.spool.receiver(SocketType.PULL);
		back.connect(sink.bind("tcp://127.0.0.1:*").toString());
		capture.connect(copies.bind("tcp://127.0.0.1:*").toString());
		capture.awaitPeers(1, Duration.ofSeconds(20));
		ZmqSocket push = this.spool.connected(SocketType.PUSH, front, "tcp");
		try (ZmqProxy proxy = ZmqProxy.builder(front, back).capture(capture).build()) {
			proxy.start();
			for (int i = 0; i < 3; i++) {
				push.send(ZmqMessage.of(this.spool.source(LARGE + i)));
				for (ZmqSocket socket : List.of(sink, copies)) {
					ZmqMessage message = socket.receive();
					Content.check(message.content(0), LARGE + i);
					message.close();
				}
			}
		}
		this.spool.awaitReleased(3);
		this.spool.awaitFiles(0);
	}

	@Test
	void receivedFileIsMovedToWhereItIsWanted() throws IOException {
		ZmqSocket pull = this.spool.receiver(SocketType.PULL);
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(ZmqContent.of("name"), this.spool.source(LARGE)));
		ZmqMessage message = pull.receive();
		Path target = this.spool.path("wanted");
		message.content(1).saveTo(target);
		this.spool.awaitFiles(0);
		Content.check(message.content(1), LARGE);
		message.close();
		assertThat(target).hasBinaryContent(Content.array(LARGE));
		Path copy = this.spool.path("copy");
		message.content(0).saveTo(copy);
		assertThat(copy).hasContent("name");
	}

	@Test
	void receivedFileOutlivesItsSocketAndContext() throws IOException {
		ZmqContext context = this.sandbox.newContext();
		ZmqSocket pull = this.spool.receiver(this.sandbox.socket(context, SocketType.PULL));
		ZmqSocket push = this.spool.connected(SocketType.PUSH, pull, "tcp");
		push.send(ZmqMessage.of(this.spool.source(LARGE)));
		ZmqMessage message = pull.receive();
		context.close();
		Content.check(message.content(0), LARGE);
		message.close();
		this.spool.awaitFiles(0);
	}

}
