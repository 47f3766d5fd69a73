package dev.zmq.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Authentication;
import dev.zmq.security.Z85;
import org.jspecify.annotations.Nullable;

/**
 * A PULL socket over TCP, a new one for each case: of this library, or of libzmq.
 */
interface Party extends AutoCloseable {

	/**
	 * Opens the socket.
	 * @param subject what it is
	 * @param port where to connect to, if it is a client
	 * @return the port it is bound to, or that one
	 */
	int open(Subject subject, int port) throws IOException;

	/** Receives, and gives up after some milliseconds. */
	@Nullable ZmqMessage receive(int millis) throws IOException;

	void shut() throws IOException;

	@Override
	void close() throws IOException;

	/** This library. */
	final class Own implements Party {

		private final ZmqContext context = ZmqContext.builder()
			.authenticator((request) -> CompletableFuture
				.completedFuture(Arrays.deepToString(request.credentials().toArray()).equals(GOOD_LOGIN)
						|| isCurve(request.publicKey()) ? Authentication.accept("anna") : Authentication.deny("no")))
			.build();

		private static final String GOOD_LOGIN = Arrays.deepToString(new Object[] {
				"anna".getBytes(StandardCharsets.US_ASCII), "secret".getBytes(StandardCharsets.US_ASCII) });

		private @Nullable ZmqSocket socket;

		private static boolean isCurve(@Nullable String key) {
			return key != null;
		}

		private ZmqSocket socket() {
			return Objects.requireNonNull(this.socket);
		}

		@Override
		public int open(Subject subject, int port) {
			ZmqSocket pull = this.context.socket(SocketType.PULL);
			this.socket = pull;
			switch (subject) {
				case PLAIN_SERVER -> pull.set(SocketOption.PLAIN_SERVER, true);
				case PLAIN_CLIENT -> {
					pull.set(SocketOption.PLAIN_USERNAME, "anna");
					pull.set(SocketOption.PLAIN_PASSWORD, "secret");
				}
				case CURVE_SERVER -> {
					pull.set(SocketOption.CURVE_SERVER, true);
					pull.set(SocketOption.CURVE_SECRET_KEY, CurvePeer.SERVER_SECRET);
				}
				case CURVE_CLIENT -> {
					pull.set(SocketOption.CURVE_SECRET_KEY, CurvePeer.CLIENT_SECRET);
					pull.set(SocketOption.CURVE_SERVER_KEY, CurvePeer.SERVER_PUBLIC);
				}
				default -> {
				}
			}
			if (subject.client()) {
				pull.connect("tcp://127.0.0.1:" + port);
				return port;
			}
			return Integer.parseInt(pull.bind("tcp://127.0.0.1:*").toString().replaceAll(".*:", ""));
		}

		@Override
		public @Nullable ZmqMessage receive(int millis) {
			return socket().tryReceive(Duration.ofMillis(millis));
		}

		@Override
		public void shut() {
			socket().close(Duration.ZERO);
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

	/** The process of the party has ended, for which it had no reason. */
	final class Died extends IOException {

		@Serial
		private static final long serialVersionUID = 1;

		Died(String message) {
			super(message);
		}

	}

	/** libzmq, in a process of Python. */
	final class Libzmq implements Party {

		private static final String SCRIPT = "differential_peer.py";

		/** How long a process that no longer answers may take to end. */
		private static final Duration LAST_WORDS = Duration.ofSeconds(10);

		private final Process process;

		/** What the process says when it dies, as libzmq does before it aborts. */
		private final Path errors;

		private final OutputStream commands;

		private final BufferedReader answers;

		Libzmq() throws IOException {
			String python = Objects.requireNonNullElse(System.getenv("ZMQ_PYTHON"), "python3");
			String script;
			try (var in = Objects.requireNonNull(Party.class.getResourceAsStream(SCRIPT), SCRIPT)) {
				script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
			this.errors = Files.createTempFile("libzmq", ".err");
			this.process = new ProcessBuilder(python, "-u", "-c", script).redirectError(this.errors.toFile()).start();
			this.commands = this.process.getOutputStream();
			this.answers = new BufferedReader(
					new InputStreamReader(this.process.getInputStream(), StandardCharsets.US_ASCII));
		}

		private String[] call(String command) throws IOException {
			String answer;
			try {
				this.commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
				this.commands.flush();
				answer = this.answers.readLine();
			}
			catch (IOException ex) {
				throw died(command);
			}
			if (answer == null) {
				throw died(command);
			}
			if (!answer.startsWith("ok")) {
				throw new IOException("libzmq at '" + command + "': " + answer);
			}
			return answer.substring(2).trim().split(" ");
		}

		private Died died(String command) throws IOException {
			boolean ended;
			try {
				ended = this.process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("Interrupted while libzmq ended");
			}
			String how = ended ? "with exit code " + this.process.exitValue() : "silently, and still runs";
			return new Died("libzmq died " + how + " before it answered '" + command + "'; it said: "
					+ Files.readString(this.errors));
		}

		@Override
		public int open(Subject subject, int port) throws IOException {
			boolean client = subject.client();
			String publicKey = Z85.encode(client ? CurvePeer.CLIENT_PUBLIC : CurvePeer.SERVER_PUBLIC);
			String secretKey = Z85.encode(client ? CurvePeer.CLIENT_SECRET : CurvePeer.SERVER_SECRET);
			return Integer.parseInt(call("open " + subject + " " + publicKey + " " + secretKey + " "
					+ Z85.encode(CurvePeer.SERVER_PUBLIC) + " " + port)[0]);
		}

		@Override
		public @Nullable ZmqMessage receive(int millis) throws IOException {
			String[] words = call("receive " + millis);
			List<byte[]> frames = Arrays.stream(words)
				.filter((word) -> !word.isEmpty())
				.map((word) -> word.equals("-") ? new byte[0] : HexFormat.of().parseHex(word))
				.toList();
			return frames.isEmpty() ? null : ZmqMessage.of(frames);
		}

		@Override
		public void shut() throws IOException {
			call("close");
		}

		@Override
		public void close() throws IOException {
			this.process.destroyForcibly().onExit().join();
			Files.deleteIfExists(this.errors);
		}

	}

}
