package dev.zmq.interop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.LargeFrames;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames of all sizes and messages of many frames, both ways, against every
 * implementation.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class FramesInteropTests {

	private static final List<Integer> SIZES = List.of(0, 1, 254, 255, 256, 8191, 8192, 8193, 65_535, 65_536,
			1024 * 1024);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@TempDir
	private Path directory;

	@Parameter
	Link link;

	@Test
	void framesOfEverySizeArriveUnchanged() {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		for (int size : SIZES) {
			exchange(near, far, ZmqMessage.of(bytes(size)));
		}
	}

	@Test
	void framesOfEverySizeInOneMessageArriveUnchanged() {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		exchange(near, far, ZmqMessage.of(SIZES.stream().map(FramesInteropTests::bytes).toList()));
	}

	@Test
	void largeFramesArriveUnchanged() {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		exchange(near, far, ZmqMessage.of(bytes(20 * 1024 * 1024)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 255, 256, 1000 })
	void messagesOfManyFramesArriveUnchanged(int count) {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		List<byte[]> frames = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			frames.add(bytes(i % 3 * 130));
		}
		exchange(near, far, ZmqMessage.of(frames));
	}

	@Test
	void buffersAndFilesArriveUnchanged() throws IOException {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		byte[] body = bytes(5_000_000);
		ByteBuffer direct = ByteBuffer.allocateDirect(body.length).put(body).flip();
		Path file = Files.write(this.directory.resolve("file"), body);
		near.send(ZmqMessage.of(ZmqContent.of(""), ZmqContent.of(direct), ZmqContent.of(file),
				ZmqContent.of(file, 0, 300)));
		ZmqMessage expected = ZmqMessage.of(new byte[0], body, body, Arrays.copyOf(body, 300));
		assertSame(far.receive(), expected);
	}

	@Test
	void largeFramesArriveInFiles() {
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		near.set(SocketOption.LARGE_FRAMES, LargeFrames.into(this.directory).longerThan(1_000_000));
		PeerSocket far = this.link.join(this.sandbox, near, SocketType.DEALER);
		byte[] body = bytes(20_000_000);
		far.send(ZmqMessage.of(new byte[1], body, new byte[2]));
		ZmqMessage message = near.receive();
		assertThat(message.content(1).path()).isNotNull();
		assertSame(ZmqMessage.of(message.frames()), ZmqMessage.of(new byte[1], body, new byte[2]));
		message.close();
	}

	private static void exchange(ZmqSocket near, PeerSocket far, ZmqMessage message) {
		near.send(message);
		assertSame(far.receive(), message);
		far.send(message);
		assertSame(near.receive(), message);
	}

	/** Says no more than is of use: AssertJ would print megabytes. */
	private static void assertSame(ZmqMessage actual, ZmqMessage expected) {
		assertThat(actual.equals(expected)).as("%s equals %s", actual, expected).isTrue();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

}
