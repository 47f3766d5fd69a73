package dev.zmq.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * The other side of {@link ContainerChaosTests}: requesters that wait for each reply,
 * unless they die before, and senders that come and go.
 */
final class ChaosPeers implements AutoCloseable {

	/** After so long a reply counts as lost. */
	private static final Duration LOST = Duration.ofSeconds(10);

	private static final Duration SLICE = Duration.ofMillis(100);

	private final ZmqContext context = ZmqContext.create();

	private final List<CompletableFuture<Void>> running = new ArrayList<>();

	private final Queue<String> lost = new ConcurrentLinkedQueue<>();

	private final AtomicInteger replies = new AtomicInteger();

	/** Odd while the application restarts. */
	private final AtomicInteger restarts;

	/** When the last restart was over. */
	private final AtomicLong restarted;

	private volatile boolean stopped;

	ChaosPeers(AtomicInteger restarts, AtomicLong restarted) {
		this.restarts = restarts;
		this.restarted = restarted;
	}

	void requester(SocketType type, String address, long seed) {
		run("requester-" + seed, () -> request(type, address, new Random(seed)));
	}

	void sender(SocketType type, String address, long seed) {
		run("sender-" + seed, () -> send(type, address, new Random(seed)));
	}

	private void run(String name, Runnable task) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.running.add(done);
		Thread thread = new Thread(() -> {
			try {
				task.run();
				done.complete(null);
			}
			catch (Throwable ex) {
				done.completeExceptionally(ex);
			}
		}, "chaos-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	private ZmqSocket connect(SocketType type, String address) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.LINGER, Duration.ofMillis(100));
		socket.set(SocketOption.SEND_TIMEOUT, Duration.ofMillis(500));
		socket.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		socket.connect(address);
		return socket;
	}

	private void request(SocketType type, String address, Random random) {
		ZmqSocket socket = connect(type, address);
		int number = 0;
		while (!this.stopped) {
			String request = ContainerChaosTests.KINDS.get(random.nextInt(ContainerChaosTests.KINDS.size())) + ":"
					+ number++;
			boolean complete = trySend(socket, type, request);
			if (complete && random.nextInt(50) > 0) {
				complete = awaitReply(socket, address + " " + request);
			}
			else {
				complete = false;
			}
			if (!complete) {
				socket.close();
				socket = connect(type, address);
			}
		}
		socket.close();
	}

	private boolean trySend(ZmqSocket socket, SocketType type, String request) {
		try {
			socket.send((type == SocketType.DEALER) ? ZmqMessage.of("", request) : ZmqMessage.of(request));
			return true;
		}
		catch (ZmqTimeoutException ex) {
			return false;
		}
	}

	/** Returns whether there was a reply; if not, a restart has swallowed the request. */
	private boolean awaitReply(ZmqSocket socket, String request) {
		int before = this.restarts.get();
		long begin = System.nanoTime();
		while (true) {
			ZmqMessage reply = socket.tryReceive(SLICE);
			if (reply != null) {
				this.replies.incrementAndGet();
				return true;
			}
			if (isSwallowed(before, begin)) {
				return false;
			}
			if (System.nanoTime() - begin > LOST.toNanos()) {
				this.lost.add(request);
				return false;
			}
		}
	}

	private boolean isSwallowed(int before, long begin) {
		int now = this.restarts.get();
		boolean restartBetween = now != before || before % 2 == 1 || this.restarted.get() - begin > 0;
		return restartBetween && now % 2 == 0
				&& System.nanoTime() - this.restarted.get() > TimeUnit.MILLISECONDS.toNanos(500);
	}

	private void send(SocketType type, String address, Random random) {
		@Nullable ZmqSocket socket = null;
		int number = 0;
		while (!this.stopped) {
			if (socket == null) {
				socket = connect(type, address);
			}
			String kind = ContainerChaosTests.KINDS.get(random.nextInt(ContainerChaosTests.KINDS.size()));
			socket.trySend(ZmqMessage.of(kind + ":" + number++), SLICE);
			// a publisher is never pushed back
			LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
			if (random.nextInt(200) == 0) {
				socket.close();
				socket = null;
			}
		}
		if (socket != null) {
			socket.close();
		}
	}

	/** Lets all end with what they do. */
	void stop() throws Exception {
		this.stopped = true;
		for (CompletableFuture<Void> each : this.running) {
			each.get(LOST.toSeconds() * 2, TimeUnit.SECONDS);
		}
	}

	int replies() {
		return this.replies.get();
	}

	/** Requests that were never answered. */
	List<String> lost() {
		return List.copyOf(this.lost);
	}

	@Override
	public void close() {
		this.stopped = true;
		this.context.close();
	}

}
