package dev.zmq.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells whether threads and descriptors are left behind. Descriptors of files and pipes
 * are not looked at: class loading and child processes open and close them when they
 * like.
 */
public final class Leaks {

	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	static {
		openWhatTheSystemKeeps();
	}

	private final Set<String> descriptors;

	private final Set<Long> threads;

	private Leaks(Set<String> descriptors, Set<Long> threads) {
		this.descriptors = descriptors;
		this.threads = threads;
	}

	/** The JDK opens sockets of its own at the first use of the network. */
	private static void openWhatTheSystemKeeps() {
		try (ServerSocketChannel server = ServerSocketChannel.open();
				ServerSocketChannel local = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
				Selector selector = Selector.open()) {
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			server.configureBlocking(false);
			server.register(selector, SelectionKey.OP_ACCEPT);
			new Socket(InetAddress.getLoopbackAddress(), server.socket().getLocalPort()).close();
			assertThat(local.isOpen()).isTrue();
			selector.selectNow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Notes what there is now.
	 * @return the baseline to compare with
	 */
	public static Leaks baseline() {
		return new Leaks(descriptors(),
				Thread.getAllStackTraces().keySet().stream().map(Leaks::id).collect(Collectors.toSet()));
	}

	/**
	 * Waits until no thread whose name begins with the prefix, and no socket or selector
	 * that was opened after the baseline, is left.
	 * @param threadPrefix what names of threads begin with
	 */
	public void assertNothingLeft(String threadPrefix) {
		Waiting.until(Duration.ofSeconds(5), () -> {
			assertThat(threads(threadPrefix)).as("threads left behind").isEmpty();
			assertThat(descriptors()).as("descriptors left behind").isSubsetOf(this.descriptors);
		});
	}

	/**
	 * Returns the threads that were started since the baseline.
	 * @param prefix what their names begin with
	 * @return their names
	 */
	private Set<String> threads(String prefix) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(prefix) && !this.threads.contains(id(thread)))
			.map(Thread::getName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The method has another name since Java 19, and this one is deprecated there. */
	@SuppressWarnings("deprecation")
	private static long id(Thread thread) {
		return thread.getId();
	}

	/**
	 * Returns the open sockets and selectors.
	 * @return their names, empty where the system does not tell
	 */
	public static Set<String> descriptors() {
		Set<String> open = new TreeSet<>();
		if (!Files.isDirectory(DESCRIPTORS)) {
			return open;
		}
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(DESCRIPTORS)) {
			for (Path entry : entries) {
				addTarget(entry, open);
			}
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return open;
	}

	private static void addTarget(Path entry, Set<String> open) {
		try {
			String target = Files.readSymbolicLink(entry).toString();
			if (target.startsWith("socket:")) {
				open.add(target);
			}
			else if (target.startsWith("anon_inode:")) {
				// These have no number of their own
				open.add(target + " at " + entry.getFileName());
			}
		}
		catch (IOException ex) {
			// Closed since the directory was read
		}
	}

}
