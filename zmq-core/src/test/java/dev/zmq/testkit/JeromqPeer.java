package dev.zmq.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

	private final ZContext context = new ZContext();

	JeromqPeer() {
		keepAwake();
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
		ZMQ.Socket socket = this.context.createSocket(org.zeromq.SocketType.valueOf(type.name()));
		socket.setLinger(1000);
		return new Socket(socket);
	}

	@Override
	public void close() {
		this.context.close();
	}

	private record Socket(ZMQ.Socket socket) implements PeerSocket {

		@Override
		public <T> PeerSocket set(SocketOption<T> option, T value) {
			if (!this.socket.base().setSocketOpt(option.number(), PlainValue.of(value))) {
				throw new AssertionError("JeroMQ refuses " + option);
			}
			return this;
		}

		@Override
		public String bind(String endpoint) {
			require(this.socket.bind(endpoint), "bind to " + endpoint);
			return this.socket.getLastEndpoint();
		}

		@Override
		public void unbind(String endpoint) {
			require(this.socket.unbind(endpoint), "unbind from " + endpoint);
		}

		@Override
		public void connect(String endpoint) {
			require(this.socket.connect(endpoint), "connect to " + endpoint);
		}

		@Override
		public void disconnect(String endpoint) {
			require(this.socket.disconnect(endpoint), "disconnect from " + endpoint);
		}

		private void require(boolean done, String what) {
			if (!done) {
				throw new AssertionError("JeroMQ could not " + what + ": error " + this.socket.errno());
			}
		}

		@Override
		public void subscribe(byte[] topic) {
			this.socket.subscribe(topic);
		}

		@Override
		public void unsubscribe(byte[] topic) {
			this.socket.unsubscribe(topic);
		}

		@Override
		public boolean trySend(ZmqMessage message, Duration timeout) {
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
		public @Nullable ZmqMessage tryReceive(Duration timeout) {
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
		public void close() {
			this.socket.close();
		}

	}

}
