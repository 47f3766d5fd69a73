package dev.zmq.benchmarks.worker;

import java.nio.charset.StandardCharsets;

import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * JeroMQ.
 */
final class JeroMqLibrary implements Library {

	private final ZMQ.Context context;

	JeroMqLibrary(Job job) {
		this.context = ZMQ.context(job.ioThreads());
		this.context.setMaxSockets(job.maxSockets());
	}

	@Override
	public Library.Socket open(SocketKind kind) {
		return new Socket(this.context.socket(switch (kind) {
			case PUSH -> SocketType.PUSH;
			case PULL -> SocketType.PULL;
			case REQ -> SocketType.REQ;
			case REP -> SocketType.REP;
			case PUB -> SocketType.PUB;
			case SUB -> SocketType.SUB;
			case DEALER -> SocketType.DEALER;
			case ROUTER -> SocketType.ROUTER;
		}));
	}

	private record Socket(ZMQ.Socket socket) implements Library.Socket {

		@Override
		public String bind(String endpoint) {
			this.socket.bind(endpoint);
			return this.socket.getLastEndpoint();
		}

		@Override
		public void connect(String endpoint) {
			this.socket.connect(endpoint);
		}

		@Override
		public void secure(boolean server) {
			if (server) {
				this.socket.setCurveServer(true);
				this.socket.setCurveSecretKey(ascii(CurveKeys.SERVER_SECRET));
			}
			else {
				this.socket.setCurvePublicKey(ascii(CurveKeys.CLIENT_PUBLIC));
				this.socket.setCurveSecretKey(ascii(CurveKeys.CLIENT_SECRET));
				this.socket.setCurveServerKey(ascii(CurveKeys.SERVER_PUBLIC));
			}
		}

		private static byte[] ascii(String key) {
			return key.getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public void limit(int send, int receive) {
			this.socket.setSndHWM(send);
			this.socket.setRcvHWM(receive);
		}

		@Override
		public void subscribe(byte[] prefix) {
			this.socket.subscribe(prefix);
		}

		@Override
		public void send(byte[] frame) {
			if (!this.socket.send(frame, 0)) {
				throw new IllegalStateException("JeroMQ did not send: error " + this.socket.errno());
			}
		}

		@Override
		public byte[] receive() {
			byte[] frame = this.socket.recv(0);
			if (frame == null) {
				throw new IllegalStateException("JeroMQ did not receive: error " + this.socket.errno());
			}
			return frame;
		}

		@Override
		public void echo() {
			boolean more = true;
			while (more) {
				byte[] frame = receive();
				more = this.socket.hasReceiveMore();
				if (!this.socket.send(frame, more ? ZMQ.SNDMORE : 0)) {
					throw new IllegalStateException("JeroMQ did not send back: error " + this.socket.errno());
				}
			}
		}

	}

}
