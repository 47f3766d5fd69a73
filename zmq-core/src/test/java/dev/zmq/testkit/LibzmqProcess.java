package dev.zmq.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.zmq.test.PythonPeer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A Python process that opens libzmq sockets at our command: one line to it, one line
 * back, words separated by spaces, frames in hexadecimal. It ends when its input does, so
 * that it cannot outlive this JVM.
 */
public final class LibzmqProcess implements AutoCloseable {

	private static final String SCRIPT = "libzmq_peer.py";

	private static final String MISSING = "libzmq is missing as a peer: apt-get install python3-zmq";

	private static @Nullable LibzmqProcess shared;

	private final Process process;

	private final OutputStream commands;

	private final BufferedReader answers;

	private LibzmqProcess(String python, Map<String, String> environment) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(python, "-u", "-c", script())
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.commands = this.process.getOutputStream();
		this.answers = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.US_ASCII));
	}

	/**
	 * Returns the process that tests share, starting it if necessary.
	 * @return the process
	 * @throws TestAbortedException if there is no libzmq and none is required
	 */
	public static synchronized LibzmqProcess shared() {
		if (shared == null || !shared.process.isAlive()) {
			shared = start();
		}
		return shared;
	}

	/**
	 * Starts a process of its own, for tests that kill it.
	 * @return the process
	 * @throws TestAbortedException if there is no libzmq and none is required
	 */
	public static LibzmqProcess start() {
		return start(Map.of());
	}

	/**
	 * Starts a process of its own, for tests that have it in other surroundings.
	 * @param environment variables of the environment beside those of this JVM
	 * @return the process
	 * @throws TestAbortedException if there is no libzmq and none is required
	 */
	public static LibzmqProcess start(Map<String, String> environment) {
		String python = PythonPeer.find().orElseThrow(LibzmqProcess::missing);
		try {
			return new LibzmqProcess(python, environment);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RuntimeException missing() {
		return "required".equals(System.getenv("ZMQ_INTEROP"))
				? new IllegalStateException("ZMQ_INTEROP=required, but " + MISSING) : new TestAbortedException(MISSING);
	}

	private static String script() throws IOException {
		try (InputStream in = Objects.requireNonNull(LibzmqProcess.class.getResourceAsStream(SCRIPT), SCRIPT)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Returns this process as a peer.
	 * @return the peer
	 */
	public Peer peer() {
		return new LibzmqPeer(this);
	}

	/**
	 * Ends the process at once, as a crash would.
	 */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	synchronized List<String> call(String... words) {
		try {
			this.commands.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.US_ASCII));
			this.commands.flush();
			String answer = this.answers.readLine();
			if (answer == null || !answer.startsWith("ok")) {
				throw new AssertionError("libzmq at '" + words[0] + "': " + answer);
			}
			return answer.equals("ok") ? List.of() : List.of(answer.substring(3).split(" "));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An empty frame is a dash: every word has to be visible. */
	static String encode(byte[] frame) {
		return (frame.length > 0) ? HexFormat.of().formatHex(frame) : "-";
	}

	static byte[] decode(String word) {
		return word.equals("-") ? new byte[0] : HexFormat.of().parseHex(word);
	}

	@Override
	public void close() {
		kill();
	}

}
