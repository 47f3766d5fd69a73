package dev.zmq.samples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process of its own, and what it has printed.
 */
final class Child implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Thread reader;

	Child(List<String> command) {
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

	private void read() {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			output.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("(output ended: " + ex.getMessage() + ")");
		}
	}

	void awaitLine(String text) {
		await().atMost(PATIENCE)
			.failFast("the process has ended: " + this.lines,
					() -> !this.process.isAlive() && !this.reader.isAlive() && !has(text))
			.until(() -> has(text));
	}

	private boolean has(String text) {
		return this.lines.stream().anyMatch((line) -> line.contains(text));
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Waits for the end, which must be a good one. */
	List<String> end() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends: " + this.lines).isTrue();
		this.reader.join();
		assertThat(this.process.exitValue()).as(String.join("\n", this.lines)).isZero();
		return this.lines;
	}

	/** Asks the process to end, as Ctrl-C does, and tells whether it did so in time. */
	boolean terminate(Duration time) throws InterruptedException {
		this.process.destroy();
		return this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
