package dev.zmq.testkit;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * This library as a peer.
 */
final class OurPeer implements Peer {

	private final ZmqContext context = ZmqContext.builder().threadNamePrefix("far-side").build();

	@Override
	public PeerSocket socket(SocketType type) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.LINGER, Duration.ofSeconds(1));
		return new Socket(socket);
	}

	@Override
	public void close() {
		this.context.close();
	}

	private record Socket(ZmqSocket socket) implements PeerSocket {

		@Override
		public <T> PeerSocket set(SocketOption<T> option, T value) {
			this.socket.set(option, value);
			return this;
		}

		@Override
		public String bind(String endpoint) {
			return this.socket.bind(endpoint).toString();
		}

		@Override
		public void unbind(String endpoint) {
			this.socket.unbind(endpoint);
		}

		@Override
		public void connect(String endpoint) {
			this.socket.connect(endpoint);
		}

		@Override
		public void disconnect(String endpoint) {
			this.socket.disconnect(endpoint);
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
			return this.socket.trySend(message, timeout);
		}

		@Override
		public @Nullable ZmqMessage tryReceive(Duration timeout) {
			return this.socket.tryReceive(timeout);
		}

		@Override
		public void close() {
			this.socket.close();
		}

	}

}
