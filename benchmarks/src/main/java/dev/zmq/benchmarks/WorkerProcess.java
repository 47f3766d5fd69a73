package dev.zmq.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A worker process, and the conversation with it: one line at a time, see
 * {@link dev.zmq.benchmarks.worker.WorkerMain}. Not thread-safe.
 */
final class WorkerProcess implements AutoCloseable {

	/** How long a worker may take for an answer. Generous: the machine may be busy. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** How long connecting may take: lost attempts are repeated after many seconds. */
	private static final Duration LONG_PATIENCE = Duration.ofSeconds(120);

	private static final String END = "error the process has ended";

	private final String name;

	private final Process process;

	private final Path errors;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private boolean paused;

	private WorkerProcess(String name, Process process, Path errors) {
		this.name = name;
		this.process = process;
		this.errors = errors;
	}

	/**
	 * Starts a worker.
	 * @param name what to call it in errors
	 * @param command the command line
	 * @param directory where its error output may be put
	 * @return the worker
	 */
	static WorkerProcess start(String name, List<String> command, Path directory) {
		try {
			Path errors = Files.createTempFile(directory, "worker", ".err");
			Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
			WorkerProcess worker = new WorkerProcess(name, process, errors);
			Thread reader = new Thread(worker::read, "output of " + name);
			reader.setDaemon(true);
			reader.start();
			return worker;
		}
		catch (IOException ex) {
			throw new WorkerException("Cannot start " + name + ": " + ex.getMessage(), ex);
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			String line = output.readLine();
			while (line != null) {
				this.lines.add(line);
				line = output.readLine();
			}
		}
		catch (IOException ex) {
			this.lines.add("error " + ex.getMessage());
		}
		this.lines.add(END);
	}

	/**
	 * Waits until the worker is bound or connected.
	 * @return its endpoint
	 */
	String awaitReady() {
		return await("ready ", PATIENCE);
	}

	void begin() {
		tell("begin");
	}

	void end() {
		tell("end");
	}

	/**
	 * Waits for the result of the window that was ended.
	 * @return the result
	 */
	WindowResult awaitResult() {
		return WindowResult.parse(await("result ", PATIENCE));
	}

	/**
	 * Waits for the result of a window that ends by itself.
	 * @return the result
	 */
	WindowResult awaitLongResult() {
		return WindowResult.parse(await("result ", LONG_PATIENCE));
	}

	/**
	 * Lets the process stand still, all of its threads.
	 */
	void pause() {
		signal("STOP");
		this.paused = true;
	}

	/**
	 * Lets the process go on.
	 */
	void resume() {
		if (this.paused) {
			this.paused = false;
			signal("CONT");
		}
	}

	private void signal(String signal) {
		try {
			String id = Long.toString(this.process.pid());
			int code = new ProcessBuilder("kill", "-s", signal, id).redirectErrorStream(true).start().waitFor();
			if (code != 0) {
				throw failure("it cannot be sent " + signal + ", perhaps it has ended");
			}
		}
		catch (IOException ex) {
			throw failure("it cannot be sent " + signal + ", " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("interrupted");
		}
	}

	/**
	 * Lets time pass while the worker works.
	 * @param time how long
	 * @throws WorkerException if the worker ended meanwhile
	 */
	void work(Duration time) {
		if (hasEnded(time)) {
			throw failure("it ended while it was measured");
		}
	}

	private boolean hasEnded(Duration within) {
		try {
			return this.process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("interrupted");
		}
	}

	/**
	 * Other lines than those of the protocol come from the JVM, a profiler for example.
	 */
	private String await(String prefix, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			String line = poll(deadline - System.nanoTime(), "no answer within " + patience.toSeconds() + " s");
			if (line.startsWith(prefix)) {
				return line.substring(prefix.length());
			}
			if (line.startsWith("error ")) {
				throw failure(line.substring("error ".length()));
			}
		}
	}

	private String poll(long nanos, String silence) {
		try {
			String line = this.lines.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
			return (line != null) ? line : "error " + silence;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "error interrupted";
		}
	}

	private void tell(String command) {
		try {
			OutputStream input = this.process.getOutputStream();
			input.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
			input.flush();
		}
		catch (IOException ex) {
			throw failure("cannot be told '" + command + "', " + ex.getMessage());
		}
	}

	private WorkerException failure(String why) {
		String error = firstError();
		return new WorkerException(this.name + ": " + why + (error.contains(why) ? "" : error));
	}

	private String firstError() {
		try (Stream<String> lines = Files.lines(this.errors)) {
			return lines.findFirst().map((line) -> " (" + line + ")").orElse("");
		}
		catch (IOException | UncheckedIOException ex) {
			return "";
		}
	}

	/**
	 * Lets the process go on, if it can, so that it can be ended.
	 */
	void goOn() {
		try {
			resume();
		}
		catch (WorkerException ex) {
			this.process.destroyForcibly();
		}
	}

	/**
	 * Ends the worker, in good order if possible, so that a profiler can write its file.
	 */
	@Override
	public void close() {
		if (this.process.isAlive()) {
			tellToQuit();
		}
		if (!hasEnded(PATIENCE)) {
			this.process.destroyForcibly();
		}
	}

	private void tellToQuit() {
		try {
			tell("quit");
		}
		catch (WorkerException ex) {
			this.process.destroy();
		}
	}

}
