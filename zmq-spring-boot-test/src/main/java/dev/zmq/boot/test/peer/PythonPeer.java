package dev.zmq.boot.test.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A Python process that runs the script. It ends when its input does, so that it cannot
 * outlive this JVM.
 */
final class PythonPeer implements ZmqPeer {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String GREETING = "control ";

	private final Process process;

	private final ZmqPeerControl control;

	private PythonPeer(Process process, String controlEndpoint) {
		this.process = process;
		this.control = new ZmqPeerControl(controlEndpoint);
	}

	static PythonPeer start(String python, Map<String, SocketType> sockets) {
		List<String> command = new ArrayList<>(List.of(python, "-u", "-c", ZmqPeerScript.text(), "--until-eof"));
		sockets.forEach((name, type) -> command.add(ZmqPeerScript.declare(name, type)));
		Process process;
		try {
			process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		boolean complete = false;
		try {
			PythonPeer peer = new PythonPeer(process, controlEndpoint(process));
			peer.control.ping(PATIENCE);
			complete = true;
			return peer;
		}
		finally {
			if (!complete) {
				process.destroyForcibly();
			}
		}
	}

	private static String controlEndpoint(Process process) {
		@Nullable String line;
		try {
			line = CompletableFuture.supplyAsync(() -> readLine(process))
				.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
				.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("The peer did not say where it is bound within " + PATIENCE, ex);
		}
		if (line == null || !line.startsWith(GREETING)) {
			throw new IllegalStateException("The peer ended before it was ready; its error output tells why");
		}
		return line.substring(GREETING.length());
	}

	private static @Nullable String readLine(Process process) {
		try {
			return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String endpoint(String socket) {
		return this.control.endpoint(socket);
	}

	@Override
	public List<ZmqMessage> awaitReceived(String socket, int count, Duration timeout) {
		return this.control.awaitReceived(socket, count, timeout);
	}

	@Override
	public void close() {
		this.control.close();
		this.process.destroy();
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
