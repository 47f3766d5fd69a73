package dev.zmq.benchmarks.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A Java worker process.
 * <p>
 * Arguments: library, role (pull, push, curve-pull, curve-push, req, rep, inproc,
 * listener, timed-push or timed-listener), endpoint, bytes per message. The worker prints
 * {@code ready <endpoint>}; on {@code begin} it starts a window; on {@code end} it prints
 * {@code result name=value …} about it, as soon as there was a message; on {@code quit}
 * or the end of its input it exits. If it cannot go on, it prints {@code error <why>}.
 * Receivers bind, senders connect.
 */
public final class WorkerMain {

	private WorkerMain() {
	}

	/**
	 * Runs until the driver says otherwise.
	 * @param args see above
	 * @throws IOException if standard input breaks
	 */
	public static void main(String[] args) throws IOException {
		Traffic traffic;
		try {
			traffic = open(args[0], args[1], args[2], Integer.parseInt(args[3]));
		}
		catch (RuntimeException | LinkageError ex) {
			fail(ex);
			return;
		}
		start(traffic);
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		String command = commands.readLine();
		while (command != null && !command.equals("quit")) {
			if (command.equals("begin")) {
				traffic.begin();
			}
			else if (command.equals("end")) {
				traffic.end();
			}
			command = commands.readLine();
		}
		// Traffic never ends by itself, and a sender may be waiting for room.
		System.exit(0);
	}

	private static Traffic open(String name, String role, String endpoint, int size) {
		switch (role) {
			case "listener" -> {
				return listening(name, endpoint, new HandledTraffic(size));
			}
			case "timed-listener" -> {
				return listening(name, endpoint, new TimedTraffic(size));
			}
			default -> {
				return open(Library.named(name), role, endpoint, size);
			}
		}
	}

	private static Traffic open(Library library, String role, String endpoint, int size) {
		byte[] payload = new byte[size];
		return switch (role) {
			case "pull" -> CountedTraffic.receiving(bound(library, SocketKind.PULL, endpoint), size);
			case "push" -> CountedTraffic.sending(connected(library, SocketKind.PUSH, endpoint), payload);
			case "curve-pull" -> CountedTraffic.receiving(bound(secured(library, SocketKind.PULL), endpoint), size);
			case "curve-push" ->
				CountedTraffic.sending(connected(secured(library, SocketKind.PUSH), endpoint), payload);
			case "rep" -> CountedTraffic.replying(bound(library, SocketKind.REP, endpoint), payload);
			case "req" -> new RoundTrips(connected(library, SocketKind.REQ, endpoint), payload);
			case "timed-push" -> TimedTraffic.sending(connected(library, SocketKind.PUSH, endpoint), size);
			case "inproc" -> inproc(library, endpoint, payload);
			default -> throw new IllegalArgumentException("Unknown role '" + role + "'");
		};
	}

	private static Traffic listening(String name, String endpoint, Handling traffic) {
		switch (name) {
			case "ours" -> Output.line("ready " + ListenerApplication.start(endpoint, traffic));
			case "spring-integration" -> Output.line("ready " + IntegrationApplication.start(traffic));
			case "ours-socket" -> {
				Library.Socket socket = bound(new ZmqCoreLibrary(), SocketKind.PULL, endpoint);
				start(new CountedTraffic(() -> traffic.handle(socket.receive())));
			}
			default -> throw new IllegalArgumentException("'" + name + "' has no listeners");
		}
		return traffic;
	}

	private static Traffic inproc(Library library, String endpoint, byte[] payload) {
		Library.Socket pull = library.open(SocketKind.PULL);
		pull.bind(endpoint);
		start(CountedTraffic.sending(connected(library, SocketKind.PUSH, endpoint), payload));
		return CountedTraffic.receiving(pull, payload.length);
	}

	private static Library.Socket secured(Library library, SocketKind kind) {
		Library.Socket socket = library.open(kind);
		socket.secure(kind == SocketKind.PULL);
		return socket;
	}

	private static Library.Socket bound(Library library, SocketKind kind, String endpoint) {
		return bound(library.open(kind), endpoint);
	}

	private static Library.Socket bound(Library.Socket socket, String endpoint) {
		Output.line("ready " + socket.bind(endpoint));
		return socket;
	}

	private static Library.Socket connected(Library library, SocketKind kind, String endpoint) {
		return connected(library.open(kind), endpoint);
	}

	private static Library.Socket connected(Library.Socket socket, String endpoint) {
		socket.connect(endpoint);
		Output.line("ready " + endpoint);
		return socket;
	}

	private static void start(Runnable traffic) {
		Thread thread = new Thread(traffic, "traffic");
		thread.setUncaughtExceptionHandler((stopped, ex) -> fail(ex));
		thread.setDaemon(true);
		thread.start();
	}

	private static void fail(Throwable ex) {
		Output.line("error " + ex.toString().replace('\n', ' '));
		ex.printStackTrace();
		System.exit(1);
	}

}
