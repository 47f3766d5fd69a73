package dev.zmq.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqContextBuilder;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one test opens. After the test everything is closed, which must be quick, and
 * nothing may be left, nor have been thrown inside the engine. To be registered as an
 * extension.
 */
public final class Sandbox implements BeforeEachCallback, AfterEachCallback {

	private static final Duration PATIENCE = Patience.LIMIT;

	/** What closing may take: nothing lingers here unless a test asks for it. */
	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

	private static final String THREADS = "sandbox";

	private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

	private final Map<Far, Peer> peers = new EnumMap<>(Far.class);

	private @Nullable Leaks leaks;

	private @Nullable FaultLog faults;

	private boolean faultsExpected;

	private @Nullable ZmqContext context;

	private @Nullable Path directory;

	private int names;

	@Override
	public void beforeEach(ExtensionContext test) {
		this.leaks = Leaks.baseline();
		this.faults = new FaultLog();
	}

	@Override
	public void afterEach(ExtensionContext test) throws Exception {
		long start = System.nanoTime();
		Duration took;
		try {
			closeAll();
			took = Duration.ofNanos(System.nanoTime() - start);
		}
		finally {
			deleteDirectory();
			Objects.requireNonNull(this.faults).close();
		}
		if (test.getExecutionException().isPresent()) {
			return;
		}
		assertThat(took).as("time to close everything").isLessThan(CLOSE_LIMIT);
		Objects.requireNonNull(this.leaks).assertNothingLeft(THREADS);
		if (!this.faultsExpected) {
			assertThat(this.faults.all()).as("what was thrown inside the engine").isEmpty();
		}
	}

	/**
	 * Says that code which the engine calls throws in this test.
	 * @return what was thrown
	 */
	public FaultLog expectFaults() {
		this.faultsExpected = true;
		return Objects.requireNonNull(this.faults);
	}

	private void closeAll() throws Exception {
		while (!this.open.isEmpty()) {
			this.open.pop().close();
		}
		this.peers.clear();
		this.context = null;
	}

	/**
	 * Returns the context of the near side.
	 * @return always the same one in a test
	 */
	public synchronized ZmqContext context() {
		ZmqContext current = this.context;
		if (current == null) {
			current = newContext();
			this.context = current;
		}
		return current;
	}

	/**
	 * Opens one more context.
	 * @return the context
	 */
	public ZmqContext newContext() {
		return newContext(ZmqContext.builder());
	}

	/**
	 * Opens one more context.
	 * @param builder its settings
	 * @return the context
	 */
	public ZmqContext newContext(ZmqContextBuilder builder) {
		return closing(builder.threadNamePrefix(THREADS).build());
	}

	/**
	 * Opens a socket of ours that gives up waiting after a while, and does not linger.
	 * @param type its type
	 * @return the socket
	 */
	public ZmqSocket socket(SocketType type) {
		return socket(context(), type);
	}

	/**
	 * Opens a socket of a context, as {@link #socket(SocketType)} does.
	 * @param context the context
	 * @param type its type
	 * @return the socket
	 */
	public ZmqSocket socket(ZmqContext context, SocketType type) {
		ZmqSocket socket = context.socket(type);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		socket.set(SocketOption.SEND_TIMEOUT, PATIENCE);
		socket.set(SocketOption.RECEIVE_TIMEOUT, PATIENCE);
		return socket;
	}

	/**
	 * Opens a socket of the far side.
	 * @param far who is there
	 * @param type its type
	 * @return the socket
	 */
	public PeerSocket far(Far far, SocketType type) {
		return this.peers.computeIfAbsent(far, (key) -> closing(key.open())).socket(type);
	}

	/**
	 * Has something closed after the test, before what was opened earlier.
	 * @param <T> its type
	 * @param resource what to close
	 * @return the same
	 */
	public <T extends AutoCloseable> T closing(T resource) {
		this.open.push(resource);
		return resource;
	}

	/**
	 * Returns an endpoint to bind to that nobody else uses.
	 * @param scheme the transport
	 * @return the endpoint
	 */
	public String endpoint(String scheme) {
		return switch (scheme) {
			case "tcp" -> "tcp://127.0.0.1:*";
			case "ipc" -> "ipc://" + path("s");
			default -> scheme + "://name-" + this.names++;
		};
	}

	/**
	 * Returns a path for a file that does not exist yet.
	 * @param name what its name begins with
	 * @return the path
	 */
	public Path path(String name) {
		try {
			Path parent = this.directory;
			if (parent == null) {
				parent = Files.createTempDirectory("zmq");
				this.directory = parent;
			}
			return parent.resolve(name + this.names++);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private void deleteDirectory() throws IOException {
		Path parent = this.directory;
		this.directory = null;
		if (parent != null) {
			try (Stream<Path> files = Files.walk(parent)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

}
