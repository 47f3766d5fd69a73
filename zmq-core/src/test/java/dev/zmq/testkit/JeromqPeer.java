package dev.zmq.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * JeroMQ as a peer. Most of its option numbers are libzmq's.
 */
final class JeromqPeer implements Peer {

	private static final long NUDGE_MILLIS = 10;

	private final ZContext context = new ZContext();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService nudges = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "jeromq-nudges");
		thread.setDaemon(true);
		return thread;
	});

	JeromqPeer() {
		keepAwake();
		this.nudges.scheduleWithFixedDelay(() -> this.sockets.forEach(Socket::nudge), NUDGE_MILLIS, NUDGE_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	/**
	 * One in twenty connections that JeroMQ 0.6.0 makes, to whomever, stalls: its I/O
	 * thread cancels the channel's registration together with that of the connecter, and
	 * notices at its next round only. The timer of a hopeless connection brings that
	 * about.
	 */
	private void keepAwake() {
		ZMQ.Socket hopeless = this.context.createSocket(org.zeromq.SocketType.DEALER);
		hopeless.setLinger(0);
		hopeless.setReconnectIVL(20);
		hopeless.connect("tcp://127.0.0.1:1");
	}

	@Override
	public PeerSocket socket(SocketType type) {
		ZMQ.Socket zmq = this.context.createSocket(org.zeromq.SocketType.valueOf(type.name()));
		zmq.setLinger(1000);
		Socket socket = new Socket(zmq);
		this.sockets.add(socket);
		return socket;
	}

	@Override
	public void close() {
		this.nudges.shutdown();
		this.sockets.forEach(Socket::close);
		this.context.close();
	}

	/** Guarded by itself: a JeroMQ socket is not thread-safe. */
	private static final class Socket implements PeerSocket {

		private final ZMQ.Socket socket;

		private boolean closed;

		Socket(ZMQ.Socket socket) {
			this.socket = socket;
		}

		/** A JeroMQ socket learns of new peers during calls only. */
		synchronized void nudge() {
			if (!this.closed) {
				this.socket.getEvents();
			}
		}

		@Override
		public synchronized <T> PeerSocket set(SocketOption<T> option, T value) {
			if (!this.socket.base().setSocketOpt(option.number(), PlainValue.of(value))) {
				throw new AssertionError("JeroMQ refuses " + option);
			}
			return this;
		}

		@Override
		public synchronized String bind(String endpoint) {
			require(this.socket.bind(endpoint), "bind to " + endpoint);
			return this.socket.getLastEndpoint();
		}

		@Override
		public synchronized void unbind(String endpoint) {
			require(this.socket.unbind(endpoint), "unbind from " + endpoint);
		}

		@Override
		public synchronized void connect(String endpoint) {
			require(this.socket.connect(endpoint), "connect to " + endpoint);
		}

		@Override
		public synchronized void disconnect(String endpoint) {
			require(this.socket.disconnect(endpoint), "disconnect from " + endpoint);
		}

		private void require(boolean done, String what) {
			if (!done) {
				throw new AssertionError("JeroMQ could not " + what + ": error " + this.socket.errno());
			}
		}

		@Override
		public synchronized void subscribe(byte[] topic) {
			this.socket.subscribe(topic);
		}

		@Override
		public synchronized void unsubscribe(byte[] topic) {
			this.socket.unsubscribe(topic);
		}

		@Override
		public synchronized boolean trySend(ZmqMessage message, Duration timeout) {
			this.socket.setSendTimeOut(Math.toIntExact(timeout.toMillis()));
			int last = message.size() - 1;
			for (int i = 0; i <= last; i++) {
				if (!this.socket.send(message.frame(i).clone(), (i < last) ? ZMQ.SNDMORE : 0)) {
					return false;
				}
			}
			return true;
		}

		@Override
		public synchronized @Nullable ZmqMessage tryReceive(Duration timeout) {
			this.socket.setReceiveTimeOut(Math.toIntExact(timeout.toMillis()));
			byte[] first = this.socket.recv();
			if (first == null) {
				return null;
			}
			List<byte[]> frames = new ArrayList<>(List.of(first));
			while (this.socket.hasReceiveMore()) {
				frames.add(this.socket.recv());
			}
			return ZmqMessage.of(frames);
		}

		@Override
		public synchronized void close() {
			this.closed = true;
			this.socket.close();
		}

	}

}
