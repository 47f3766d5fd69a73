package dev.zmq.behaviour;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqSocket;
import dev.zmq.option.LargeFrames;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Content;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A directory that large frames are received into, and files that they are sent from.
 */
final class Spool {

	static final long THRESHOLD = 100_000;

	private final Sandbox sandbox;

	private final AtomicInteger released = new AtomicInteger();

	private @Nullable Path directory;

	Spool(Sandbox sandbox) {
		this.sandbox = sandbox;
	}

	Path directory() throws IOException {
		Path known = this.directory;
		if (known == null) {
			known = Files.createDirectory(this.sandbox.path("spool"));
			this.directory = known;
		}
		return known;
	}

	Path path(String name) {
		return this.sandbox.path(name);
	}

	ZmqSocket receiver(SocketType type) throws IOException {
		return receiver(this.sandbox.socket(type));
	}

	ZmqSocket receiver(ZmqSocket socket) throws IOException {
		socket.set(SocketOption.LARGE_FRAMES, LargeFrames.into(directory()).longerThan(THRESHOLD));
		return socket;
	}

	ZmqSocket connected(SocketType type, ZmqSocket to, String scheme) {
		ZmqSocket socket = this.sandbox.socket(type);
		socket.connect(to.bind(this.sandbox.endpoint(scheme)).toString());
		socket.awaitPeers(1, Duration.ofSeconds(20));
		return socket;
	}

	ZmqContent source(int length) throws IOException {
		return ZmqContent.of(Content.file(path("source"), length), 0, length, this::release);
	}

	ZmqContent sparse(long length) throws IOException {
		Path file = path("sparse");
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.setLength(length);
		}
		return ZmqContent.of(file);
	}

	void release() {
		this.released.incrementAndGet();
	}

	int released() {
		return this.released.get();
	}

	void awaitReleased(int count) {
		Waiting.until(() -> assertThat(this.released).hasValue(count));
	}

	void awaitFiles(int count) {
		Waiting.until(() -> assertThat(files()).hasSize(count));
	}

	List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(directory())) {
			return files.toList();
		}
	}

}
