package dev.zmq.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.zmq.benchmarks.Pattern.Kind;
import dev.zmq.benchmarks.Row.Transport;
import dev.zmq.benchmarks.worker.WorkerMain;
import org.jspecify.annotations.Nullable;

/**
 * Knows how to start each peer's workers, and which rows a peer cannot take part in.
 *
 * @param nativeWorker the libzmq worker
 * @param machine the machine
 * @param java the program that runs Java workers
 * @param jvmFlags flags for it; the placeholders {row}, {peer}, {role} and {round} are
 * filled in
 * @param builds classes of zmq-core that a peer has before all others
 * @param directory for temporary files
 */
record Launcher(NativeWorker nativeWorker, Machine machine, Path java, List<String> jvmFlags, Map<Peer, Path> builds,
		Path directory) {

	/**
	 * Tells why a peer cannot take part in a row.
	 * @param row the row
	 * @param peer the peer
	 * @return the reason, or null if it can
	 */
	@Nullable String missing(Row row, Peer peer) {
		if (peer.isNative() && this.nativeWorker.program() == null) {
			return "needs gcc and libzmq3-dev: " + this.nativeWorker.version();
		}
		if (peer == Peer.JEROMQ && row.transport() == Transport.IPC) {
			return "its ipc is TCP in disguise";
		}
		if (row.pinned() && this.machine.pinnedCore() < 0) {
			return "needs taskset";
		}
		return null;
	}

	/**
	 * Starts a worker.
	 * @param row the row
	 * @param peer the peer
	 * @param role the worker's role
	 * @param endpoint where to bind or connect
	 * @param round which round this is, for the flags
	 * @return the worker
	 */
	WorkerProcess start(Row row, Peer peer, String role, String endpoint, int round) {
		List<String> command = new ArrayList<>();
		command.addAll(surroundings(row.pattern()));
		if (row.pinned()) {
			command.addAll(List.of("taskset", "-c", Integer.toString(this.machine.pinnedCore())));
		}
		Path program = this.nativeWorker.program();
		if (peer.isNative() && program != null) {
			command.addAll(List.of(program.toString(), role, endpoint));
			command.addAll(row.load().arguments());
			if (peer == Peer.LIBZMQ_CONSTANT) {
				command.add("constant");
			}
		}
		else {
			command.add(this.java.toString());
			command.addAll(List.of("-cp", classPath(peer)));
			for (String flag : this.jvmFlags) {
				command.add(flag.replace("{row}", row.id())
					.replace("{peer}", peer.id())
					.replace("{role}", role)
					.replace("{round}", Integer.toString(round)));
			}
			command.addAll(List.of(WorkerMain.class.getName(), library(row, peer, role), role, endpoint));
			command.addAll(row.load().arguments());
		}
		return WorkerProcess.start(peer + " " + role, command, this.directory);
	}

	/**
	 * What only a shell can change before a program starts: how many descriptors it may
	 * have, and how late the system may wake its threads (50 µs, if nobody says
	 * otherwise).
	 */
	private static List<String> surroundings(Pattern pattern) {
		if (pattern.kind() == Kind.CONNECTIONS) {
			return shell("ulimit -n 65536 2>/dev/null || ulimit -n $(ulimit -Hn)");
		}
		return pattern.paced() ? shell("echo 1 2>/dev/null >/proc/self/timerslack_ns") : List.of();
	}

	private static List<String> shell(String preparation) {
		return List.of("sh", "-c", preparation + "; exec \"$@\"", "sh");
	}

	/** Listeners are compared with one and the same sender, the fastest there is. */
	private static String library(Row row, Peer peer, String role) {
		boolean sender = role.equals(row.pattern().senderRole());
		return ((row.pattern().listens() && sender) ? Peer.OURS : peer).library();
	}

	private String classPath(Peer peer) {
		String rest = System.getProperty("java.class.path");
		Path build = this.builds.get(peer);
		return (build != null) ? build + File.pathSeparator + rest : rest;
	}

	/**
	 * Chooses where the receiver binds.
	 * @param row the row
	 * @return the endpoint
	 */
	String bindEndpoint(Row row) {
		return switch (row.transport()) {
			case TCP -> "tcp://127.0.0.1:*";
			case IPC -> "ipc://" + newSocketPath();
			case INPROC -> "inproc://benchmark";
		};
	}

	/** A new one each time, as one in use before may still be there. */
	private Path newSocketPath() {
		int number = 0;
		Path path = this.directory.resolve("s0");
		while (Files.exists(path)) {
			number++;
			path = this.directory.resolve("s" + number);
		}
		return path;
	}

}
