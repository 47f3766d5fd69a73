package dev.zmq.behaviour;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.ContextOption;
import dev.zmq.option.LargeFrames;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.test.HangLimit;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A frame that no array holds, from a file of which most is a hole, over loopback into
 * another. Takes 5 GiB of disk.
 */
@EnabledIfSystemProperty(named = "zmq.big", matches = "true", disabledReason = "takes 5 GiB; set -Dzmq.big=true")
class BeyondTwoGibibytesTests {

	private static final long LENGTH = (5L << 30) + 12_345;

	/** Each mark is its own position, so that none can be where another belongs. */
	private static final List<Long> MARKS = List.of(0L, 65_530L, (1L << 31) - 4, (1L << 31) + 4, (1L << 32) - 4,
			(1L << 32) + 4, 5L << 30, LENGTH - 8);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@TempDir
	private Path directory;

	@Test
	@HangLimit(300)
	void frameArrives() throws IOException {
		Path file = source();
		Path spool = Files.createDirectory(this.directory.resolve("spool"));
		ZmqContext context = this.sandbox
			.newContext(ZmqContext.builder().option(ContextOption.MAX_MESSAGE_SIZE, Long.MAX_VALUE));
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		pull.set(SocketOption.LARGE_FRAMES, LargeFrames.into(spool));
		pull.set(SocketOption.RECEIVE_TIMEOUT, Duration.ofMinutes(4));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send(ZmqMessage.of(ZmqContent.of("name"), ZmqContent.of(file), ZmqContent.of("end")));

		ZmqMessage message = pull.receive();
		assertThat(message.size()).isEqualTo(3);
		assertThat(message.length()).isEqualTo(LENGTH + 7);
		assertThat(message.string(2)).isEqualTo("end");
		ZmqContent frame = message.content(1);
		ByteBuffer mark = ByteBuffer.allocate(8);
		for (long position : MARKS) {
			while (mark.hasRemaining()) {
				frame.read(position + mark.position(), mark);
			}
			assertThat(mark.flip().getLong()).isEqualTo(position);
			mark.clear();
		}
		assertThat(pull.stats().received().bytes()).isEqualTo(LENGTH + 7);
		message.close();
		try (Stream<Path> left = Files.list(spool)) {
			assertThat(left).isEmpty();
		}
	}

	private Path source() throws IOException {
		Path file = this.directory.resolve("source");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
				StandardOpenOption.SPARSE)) {
			for (long position : MARKS) {
				channel.write(ByteBuffer.allocate(8).putLong(position).flip(), position);
			}
		}
		return file;
	}

}
