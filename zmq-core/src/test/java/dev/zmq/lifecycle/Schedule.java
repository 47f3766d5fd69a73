package dev.zmq.lifecycle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

/**
 * One schedule: three threads do what a random generator says with a handful of sockets,
 * then everything is closed. The same seed gives the same steps, though not the same
 * interleaving.
 */
final class Schedule {

	/** No socket lingers for longer. */
	static final Duration LONGEST_LINGER = Duration.ofMillis(40);

	private static final int ACTORS = 3;

	private static final int STEPS = 25;

	private static final Duration SHORT = Duration.ofMillis(3);

	private static final SocketType[] TYPES = SocketType.values();

	private final long seed;

	private final ZmqContext context;

	private final DifficultPeers peers;

	private final Path directory;

	private final List<ZmqSocket> sockets = new CopyOnWriteArrayList<>();

	private final List<String> endpoints = new CopyOnWriteArrayList<>();

	private final List<Thread> actors = new CopyOnWriteArrayList<>();

	private volatile boolean over;

	Schedule(long seed, ZmqContext context, DifficultPeers peers, Path directory) {
		this.seed = seed;
		this.context = context;
		this.peers = peers;
		this.directory = directory;
	}

	/**
	 * Runs all actors to their end.
	 * @param threads what the actors run on
	 */
	void run(ExecutorService threads) throws InterruptedException {
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < ACTORS; i++) {
			Random random = new Random(this.seed * ACTORS + i);
			running.add(threads.submit(() -> act(random)));
		}
		for (Future<?> actor : running) {
			await(actor);
		}
	}

	private void await(Future<?> actor) throws InterruptedException {
		try {
			actor.get(20, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new AssertionError("Schedule with seed " + this.seed, ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new AssertionError("Schedule with seed " + this.seed + " hangs: " + this.sockets, ex);
		}
	}

	private void act(Random random) {
		this.actors.add(Thread.currentThread());
		try {
			for (int i = 0; i < STEPS && !this.over; i++) {
				step(random);
			}
		}
		finally {
			this.actors.remove(Thread.currentThread());
			Thread.interrupted();
		}
	}

	private void step(Random random) {
		try {
			perform(random);
		}
		catch (ZmqInterruptedException ex) {
			Thread.interrupted();
		}
		catch (ZmqException | UnsupportedOperationException ex) {
			// Closed by another thread, no such endpoint, not this one's turn: all of it
			// may be, in a random order
		}
	}

	private void perform(Random random) {
		int dice = random.nextInt(100);
		if (this.sockets.isEmpty() || dice < 12) {
			open(random);
			return;
		}
		ZmqSocket socket = this.sockets.get(random.nextInt(this.sockets.size()));
		if (dice < 24) {
			this.endpoints.add(socket.bind(newEndpoint(random)).toString());
		}
		else if (dice < 42) {
			socket.connect(anyEndpoint(random));
		}
		else if (dice < 62) {
			socket.trySend(ZmqMessage.of(new byte[random.nextInt(8)], new byte[random.nextInt(2000)]), SHORT);
		}
		else if (dice < 78) {
			socket.tryReceive(SHORT);
		}
		else if (dice < 82) {
			socket.subscribe("");
		}
		else if (dice < 86) {
			socket.disconnect(anyEndpoint(random));
		}
		else if (dice < 90) {
			socket.unbind(anyEndpoint(random));
		}
		else if (dice < 95) {
			interruptSomebody(random);
		}
		else {
			socket.close();
		}
	}

	private void open(Random random) {
		ZmqSocket socket = this.context.socket(TYPES[random.nextInt(TYPES.length)]);
		this.sockets.add(socket);
		socket.set(SocketOption.LINGER, Duration.ofMillis(random.nextInt((int) LONGEST_LINGER.toMillis() + 1)));
		socket.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(1 + random.nextInt(10)));
		if (random.nextBoolean()) {
			socket.set(SocketOption.IMMEDIATE, true);
		}
		if (random.nextBoolean()) {
			socket.set(SocketOption.SEND_HIGH_WATER_MARK, 1 + random.nextInt(3));
		}
		if (random.nextInt(4) == 0 && socket.type() != SocketType.STREAM) {
			socket.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(5));
		}
	}

	private String newEndpoint(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> "tcp://127.0.0.1:*";
			case 1 -> "ipc://" + this.directory.resolve("s" + this.seed + "-" + random.nextInt(100));
			default -> inprocName(random.nextInt(5));
		};
	}

	/** The names are the same in every schedule. */
	static String inprocName(int number) {
		return "inproc://schedule-" + number;
	}

	private String anyEndpoint(Random random) {
		int size = this.endpoints.size();
		return (size == 0 || random.nextInt(3) == 0) ? this.peers.any(random)
				: this.endpoints.get(random.nextInt(size));
	}

	private void interruptSomebody(Random random) {
		List<Thread> candidates = List.copyOf(this.actors);
		if (!candidates.isEmpty()) {
			candidates.get(random.nextInt(candidates.size())).interrupt();
		}
	}

	/**
	 * Closes what is open, socket by socket.
	 */
	void closeSockets() {
		this.sockets.forEach(ZmqSocket::close);
	}

}
