package dev.zmq.boot.test.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.zmq.boot.test.peer.Pyzmq;
import dev.zmq.boot.test.peer.ZmqPeerControl;
import dev.zmq.boot.test.peer.ZmqPeerScript;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A container for machines without an engine: starts the script with the arguments that
 * the container would get, and maps the ports of the container to free ones, as an engine
 * does.
 */
final class PythonInPlaceOfContainer extends ZmqPeerContainer {

	private final Map<Integer, Integer> ports = new HashMap<>();

	private @Nullable Process process;

	PythonInPlaceOfContainer() {
		super(CompletableFuture.completedFuture("zmq-peer:test"));
	}

	@Override
	public void start() {
		if (this.process != null) {
			return;
		}
		configure();
		List<String> command = new ArrayList<>(
				List.of(Pyzmq.python().orElseThrow(), "-u", "-c", script(), "--host", "127.0.0.1", "--until-eof"));
		for (String declaration : getCommandParts()) {
			command.add(declaration.substring(0, declaration.indexOf(':')));
		}
		try {
			this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			BufferedReader output = new BufferedReader(
					new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
			map(Objects.requireNonNull(output.readLine()).substring("control ".length()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		getWaitStrategy().waitUntilReady(this);
	}

	private void map(String control) {
		this.ports.put(CONTROL_PORT, port(control));
		try (ZmqPeerControl peer = new ZmqPeerControl(control)) {
			for (String declaration : getCommandParts()) {
				String name = declaration.substring(0, declaration.indexOf('='));
				int port = Integer.parseInt(declaration.substring(declaration.indexOf(':') + 1));
				this.ports.put(port, port(peer.endpoint(name)));
			}
		}
	}

	private static int port(String endpoint) {
		return ((TcpEndpoint) Endpoint.parse(endpoint)).port();
	}

	private static String script() {
		try (var in = Objects
			.requireNonNull(ZmqPeerScript.class.getClassLoader().getResourceAsStream(ZmqPeerScript.RESOURCE))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.process != null && this.process.isAlive();
	}

	@Override
	public String getHost() {
		return "127.0.0.1";
	}

	@Override
	public Integer getMappedPort(int originalPort) {
		return Objects.requireNonNull(this.ports.get(originalPort), () -> "port " + originalPort);
	}

	@Override
	public String getDockerImageName() {
		return "zmq-peer:test";
	}

	@Override
	public void stop() {
		super.stop();
		if (this.process != null) {
			this.process.destroy();
			this.process.onExit().join();
			this.process = null;
		}
	}

}
