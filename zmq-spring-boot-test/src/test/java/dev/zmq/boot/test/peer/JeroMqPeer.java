package dev.zmq.boot.test.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The behaviours of the script, by JeroMQ. Its sockets are not thread-safe: after the
 * start they belong to the thread of this peer.
 */
final class JeroMqPeer implements ZmqPeer {

	private static final int TICK_MILLIS = 10;

	private static final List<String> TOPICS = List.of("EUR", "USD");

	private final ZContext context = new ZContext();

	private final Map<String, Socket> sockets = new LinkedHashMap<>();

	private final Lock lock = new ReentrantLock();

	private final Condition received = this.lock.newCondition();

	private final Thread thread = new Thread(this::run, "jeromq-peer");

	private volatile boolean closed;

	JeroMqPeer(Map<String, SocketType> sockets) {
		sockets.forEach((name, type) -> {
			ZMQ.Socket socket = this.context.createSocket(org.zeromq.SocketType.valueOf(type.name()));
			socket.setLinger(0);
			String endpoint = "tcp://127.0.0.1:" + socket.bindToRandomPort("tcp://127.0.0.1");
			if (type == SocketType.SUB) {
				socket.subscribe("");
			}
			this.sockets.put(name, new Socket(type, socket, endpoint, new ArrayList<>()));
		});
		this.thread.start();
	}

	private void run() {
		List<Socket> all = List.copyOf(this.sockets.values());
		ZMQ.Poller poller = this.context.createPoller(all.size());
		all.forEach((socket) -> poller.register(socket.socket(), ZMQ.Poller.POLLIN));
		int number = 0;
		while (!this.closed) {
			poller.poll(TICK_MILLIS);
			for (int i = 0; i < all.size(); i++) {
				if (poller.pollin(i)) {
					read(all.get(i));
				}
			}
			for (Socket socket : all) {
				tick(socket, number);
			}
			number++;
		}
		this.context.close();
	}

	private void read(Socket socket) {
		List<byte[]> frames = new ArrayList<>();
		do {
			frames.add(socket.socket().recv());
		}
		while (socket.socket().hasReceiveMore());
		switch (socket.type()) {
			case REP -> send(socket, frames);
			case ROUTER -> {
				frames.add(envelope(frames), "done".getBytes());
				send(socket, frames);
			}
			default -> keep(socket, ZmqMessage.of(frames));
		}
	}

	private static int envelope(List<byte[]> frames) {
		for (int i = 1; i < frames.size() - 1; i++) {
			if (frames.get(i).length == 0) {
				return i + 1;
			}
		}
		return 1;
	}

	private static void send(Socket socket, List<byte[]> frames) {
		for (int i = 0; i < frames.size(); i++) {
			socket.socket().send(frames.get(i), (i < frames.size() - 1) ? ZMQ.SNDMORE : 0);
		}
	}

	private void tick(Socket socket, int number) {
		if (socket.type() == SocketType.PUB) {
			socket.socket().sendMore(TOPICS.get(number % 2));
			socket.socket().send(Integer.toString(number));
		}
		else if (socket.type() == SocketType.PUSH) {
			while (socket.kept().size() < 1000
					&& socket.socket().send(Integer.toString(socket.kept().size()), ZMQ.DONTWAIT)) {
				socket.kept().add(ZmqMessage.empty());
			}
		}
	}

	private void keep(Socket socket, ZmqMessage message) {
		this.lock.lock();
		try {
			socket.kept().add(message);
			this.received.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Socket socket(String name) {
		Socket socket = this.sockets.get(name);
		if (socket == null) {
			throw new IllegalArgumentException("No socket " + name + " among " + this.sockets.keySet());
		}
		return socket;
	}

	@Override
	public String endpoint(String name) {
		return socket(name).endpoint();
	}

	@Override
	public List<ZmqMessage> awaitReceived(String name, int count, Duration timeout) {
		Socket socket = socket(name);
		if (socket.type() != SocketType.PULL && socket.type() != SocketType.SUB) {
			throw new IllegalArgumentException("only PULL and SUB keep what they receive");
		}
		this.lock.lock();
		try {
			long nanos = timeout.toNanos();
			while (socket.kept().size() < count && nanos > 0) {
				nanos = this.received.awaitNanos(nanos);
			}
			if (socket.kept().size() < count) {
				throw new AssertionError("Socket '" + name + "' of the peer should have received " + count
						+ " messages within " + timeout + ", but has " + socket.kept());
			}
			return List.copyOf(socket.kept());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join(TimeUnit.SECONDS.toMillis(30));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A socket; of a source, {@code kept} has as many messages as it has sent.
	 */
	private record Socket(SocketType type, ZMQ.Socket socket, String endpoint, List<ZmqMessage> kept) {
	}

}
