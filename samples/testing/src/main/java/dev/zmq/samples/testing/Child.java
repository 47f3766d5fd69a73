package dev.zmq.samples.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.zmq.boot.test.peer.Pyzmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process of its own, and what it has printed.
 */
public final class Child implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Thread reader;

	private Child(List<String> command) {
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.reader = new Thread(this::read, "output of " + command.get(0));
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/** Starts the jar of the sample that is being tested. */
	public static Child sample(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", "-jar", System.getProperty("sample.jar")));
		command.addAll(List.of(arguments));
		return new Child(command);
	}

	/** Starts the sample's {@code peer.py}, which talks through libzmq. */
	public static Child peer(String... arguments) {
		List<String> command = new ArrayList<>(List.of(Pyzmq.python().orElseThrow(),
				Path.of(System.getProperty("sample.home"), "peer.py").toString()));
		command.addAll(List.of(arguments));
		return new Child(command);
	}

	/** Runs the sample's {@code peer.py} to its end, which must be a good one. */
	public static List<String> runPeer(String... arguments) {
		try (Child peer = peer(arguments)) {
			return peer.end();
		}
	}

	private void read() {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			output.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("(output ended: " + ex.getMessage() + ")");
		}
	}

	/** Waits for a line that contains a text, and returns the first one. */
	public String awaitLine(String text) {
		return awaitLines(text, 1).get(0);
	}

	/** Waits until at least so many lines contain a text, and returns them. */
	public List<String> awaitLines(String text, int count) {
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.failFast(() -> requireAlive(text, count))
			.untilAsserted(() -> assertThat(linesWith(text)).as("'%s' in%n%s", text, last())
				.hasSizeGreaterThanOrEqualTo(count));
		return linesWith(text);
	}

	private void requireAlive(String text, int count) {
		boolean ended = !this.reader.isAlive();
		assertThat(ended && linesWith(text).size() < count).as("ended without '%s':%n%s", text, last()).isFalse();
	}

	/** Enough to see what is going on. */
	private String last() {
		List<String> all = lines();
		return String.join("\n", all.subList(Math.max(0, all.size() - 40), all.size()));
	}

	/** The lines so far that contain a text. */
	public List<String> linesWith(String text) {
		return this.lines.stream().filter((line) -> line.contains(text)).toList();
	}

	/** The lines so far. */
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	/** Waits for the end, which must be a good one. */
	public List<String> end() {
		assertThat(awaitExit(PATIENCE)).as("ends:%n%s", last()).isTrue();
		assertThat(this.process.exitValue()).as(String.join("\n", this.lines)).isZero();
		return lines();
	}

	/**
	 * Asks the process to end, as Ctrl-C does; it must do so soon, and without trouble.
	 */
	public void terminate() {
		// not Process.destroy, which does not listen to the last words
		this.process.toHandle().destroy();
		assertThat(awaitExit(Duration.ofSeconds(15))).as("ends:%n%s", last()).isTrue();
		assertThat(this.lines).noneMatch((line) -> line.contains("Exception"));
	}

	private boolean awaitExit(Duration time) {
		try {
			boolean ended = this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
			if (ended) {
				this.reader.join();
			}
			return ended;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a process to end", ex);
		}
	}

	/** Kills the process if it is still there. */
	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
