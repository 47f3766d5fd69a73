package dev.zmq.benchmarks.worker;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Z85;

/**
 * This project's engine.
 */
final class ZmqCoreLibrary implements Library {

	private final ZmqContext context;

	private final int peers;

	ZmqCoreLibrary(Job job) {
		this.peers = job.maxSockets();
		this.context = ZmqContext.builder().ioThreads(job.ioThreads()).maxSockets(job.maxSockets()).build();
	}

	@Override
	public Library.Socket open(SocketKind kind) {
		ZmqSocket socket = this.context.socket(switch (kind) {
			case PUSH -> SocketType.PUSH;
			case PULL -> SocketType.PULL;
			case REQ -> SocketType.REQ;
			case REP -> SocketType.REP;
			case PUB -> SocketType.PUB;
			case SUB -> SocketType.SUB;
			case DEALER -> SocketType.DEALER;
			case ROUTER -> SocketType.ROUTER;
		});
		if (this.peers > socket.get(SocketOption.MAX_CONNECTIONS)) {
			socket.set(SocketOption.MAX_CONNECTIONS, this.peers);
		}
		return new Socket(socket);
	}

	private record Socket(ZmqSocket socket) implements Library.Socket {

		@Override
		public String bind(String endpoint) {
			return this.socket.bind(endpoint).toString();
		}

		@Override
		public void connect(String endpoint) {
			this.socket.connect(endpoint);
		}

		@Override
		public void secure(boolean server) {
			if (server) {
				this.socket.set(SocketOption.CURVE_SERVER, true);
				this.socket.set(SocketOption.CURVE_SECRET_KEY, Z85.decode(CurveKeys.SERVER_SECRET));
			}
			else {
				this.socket.set(SocketOption.CURVE_SECRET_KEY, Z85.decode(CurveKeys.CLIENT_SECRET));
				this.socket.set(SocketOption.CURVE_SERVER_KEY, Z85.decode(CurveKeys.SERVER_PUBLIC));
			}
		}

		@Override
		public void limit(int send, int receive) {
			this.socket.set(SocketOption.SEND_HIGH_WATER_MARK, send);
			this.socket.set(SocketOption.RECEIVE_HIGH_WATER_MARK, receive);
		}

		@Override
		public void subscribe(byte[] prefix) {
			this.socket.subscribe(prefix);
		}

		@Override
		public void send(byte[] frame) {
			this.socket.send(ZmqMessage.of(frame));
		}

		@Override
		public byte[] receive() {
			return this.socket.receive().frame(0);
		}

		@Override
		public void echo() {
			this.socket.send(this.socket.receive());
		}

	}

}
