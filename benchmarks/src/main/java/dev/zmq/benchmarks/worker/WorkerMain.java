package dev.zmq.benchmarks.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java worker process.
 * <p>
 * Arguments: those of {@link Job}. The worker prints {@code ready <endpoint>}; on
 * {@code begin} it starts a window; on {@code end} it prints {@code result name=value …}
 * about it, as soon as there was a message; on {@code quit} or the end of its input it
 * exits. If it cannot go on, it prints {@code error <why>}. Receivers bind, senders
 * connect; with PUB and SUB it is the other way around.
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
			traffic = open(Job.parse(args));
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

	private static Traffic open(Job job) {
		return switch (job.role()) {
			case "listener" -> listening(job, new HandledTraffic(job.size()));
			case "timed-listener" -> listening(job, new TimedTraffic(job.size()));
			case "dealers" -> dealers(job);
			default -> open(job, Library.of(job));
		};
	}

	private static Traffic open(Job job, Library library) {
		byte[] payload = new byte[job.size()];
		return switch (job.role()) {
			case "pull" -> CountedTraffic.receiving(bound(library.open(SocketKind.PULL), job), job.size());
			case "push" -> CountedTraffic.sendingInTurns(connected(library, SocketKind.PUSH, job), payload);
			case "curve-pull" -> CountedTraffic.receiving(bound(secured(library, SocketKind.PULL), job), job.size());
			case "curve-push" -> CountedTraffic.sending(connected(secured(library, SocketKind.PUSH), job), payload);
			case "pub" -> CountedTraffic.sending(bound(library.open(SocketKind.PUB), job), payload);
			case "subs" -> Subscribers.all(library, job);
			case "topic-pub" -> Subscribers.publisher(bound(library.open(SocketKind.PUB), job), job);
			case "topic-sub" -> Subscribers.byTopic(library, job);
			case "rep" -> CountedTraffic.replying(bound(library.open(SocketKind.REP), job), payload);
			case "req" -> new RoundTrips(connected(library.open(SocketKind.REQ), job), payload);
			case "timed-push" -> TimedTraffic.sending(connected(library.open(SocketKind.PUSH), job), job.size());
			case "paced-push" ->
				PacedTraffic.sending(connected(library.open(SocketKind.PUSH), job), job.size(), job.perSecond());
			case "paced-pull" -> pulling(bound(library.open(SocketKind.PULL), job), new TimedTraffic(job.size()));
			case "router" -> new Echo(bound(library.open(SocketKind.ROUTER), job));
			case "inproc" -> inproc(library, job, payload);
			default -> throw new IllegalArgumentException("Unknown role '" + job.role() + "'");
		};
	}

	private static Traffic dealers(Job job) {
		ready(job.endpoint());
		return new Dealers(job);
	}

	private static Traffic listening(Job job, Handling traffic) {
		switch (job.library()) {
			case "ours" -> ready(ListenerApplication.start(job.endpoint(), traffic));
			case "spring-integration" -> ready(IntegrationApplication.start(traffic));
			case "ours-socket" -> pulling(bound(new ZmqCoreLibrary(job).open(SocketKind.PULL), job), traffic);
			default -> throw new IllegalArgumentException("'" + job.library() + "' has no listeners");
		}
		return traffic;
	}

	private static Traffic pulling(Library.Socket socket, Handling traffic) {
		start(new CountedTraffic(() -> traffic.handle(socket.receive())));
		return traffic;
	}

	private static Traffic inproc(Library library, Job job, byte[] payload) {
		Library.Socket pull = library.open(SocketKind.PULL);
		pull.bind(job.endpoint());
		Library.Socket push = library.open(SocketKind.PUSH);
		push.connect(job.endpoint());
		ready(job.endpoint());
		start(CountedTraffic.sending(push, payload));
		return CountedTraffic.receiving(pull, payload.length);
	}

	private static Library.Socket secured(Library library, SocketKind kind) {
		Library.Socket socket = library.open(kind);
		socket.secure(kind == SocketKind.PULL);
		return socket;
	}

	static Library.Socket bound(Library.Socket socket, Job job) {
		socket.limit(job.limit(), job.limit());
		ready(socket.bind(job.endpoint()));
		return socket;
	}

	private static List<Library.Socket> connected(Library library, SocketKind kind, Job job) {
		List<Library.Socket> sockets = Stream.generate(() -> library.open(kind)).limit(job.count()).toList();
		sockets.forEach((socket) -> connect(socket, job));
		ready(job.endpoint());
		return sockets;
	}

	private static Library.Socket connected(Library.Socket socket, Job job) {
		connect(socket, job);
		ready(job.endpoint());
		return socket;
	}

	private static void connect(Library.Socket socket, Job job) {
		socket.limit(job.limit(), job.limit());
		socket.connect(job.endpoint());
	}

	static void ready(String endpoint) {
		Output.line("ready " + endpoint);
	}

	static void start(Runnable traffic) {
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
