package dev.zmq.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * libzmq as a peer: sockets of a {@link LibzmqProcess}.
 */
final class LibzmqPeer implements Peer {

	private static final int SUBSCRIBE = 6;

	private static final int UNSUBSCRIBE = 7;

	private final LibzmqProcess process;

	private final List<Socket> sockets = new ArrayList<>();

	LibzmqPeer(LibzmqProcess process) {
		this.process = process;
	}

	@Override
	public PeerSocket socket(SocketType type) {
		Socket socket = new Socket(this.process, this.process.call("socket", type.name()).get(0));
		this.sockets.add(socket);
		return socket;
	}

	@Override
	public void close() {
		this.sockets.forEach(Socket::close);
		this.sockets.clear();
	}

	private record Socket(LibzmqProcess process, String id) implements PeerSocket {

		@Override
		public <T> PeerSocket set(SocketOption<T> option, T value) {
			Object plain = PlainValue.of(value);
			if (plain instanceof byte[] bytes) {
				set(option.number(), bytes);
			}
			else {
				this.process.call("set", this.id, Integer.toString(option.number()), "number", plain.toString());
			}
			return this;
		}

		private void set(int option, byte[] value) {
			this.process.call("set", this.id, Integer.toString(option), "bytes", LibzmqProcess.encode(value));
		}

		@Override
		public String bind(String endpoint) {
			return this.process.call("bind", this.id, endpoint).get(0);
		}

		@Override
		public void unbind(String endpoint) {
			this.process.call("unbind", this.id, endpoint);
		}

		@Override
		public void connect(String endpoint) {
			this.process.call("connect", this.id, endpoint);
		}

		@Override
		public void disconnect(String endpoint) {
			this.process.call("disconnect", this.id, endpoint);
		}

		@Override
		public void subscribe(byte[] topic) {
			set(SUBSCRIBE, topic);
		}

		@Override
		public void unsubscribe(byte[] topic) {
			set(UNSUBSCRIBE, topic);
		}

		@Override
		public boolean trySend(ZmqMessage message, Duration timeout) {
			List<String> words = new ArrayList<>(List.of("send", this.id, Long.toString(timeout.toMillis())));
			message.forEach((frame) -> words.add(LibzmqProcess.encode(frame)));
			return this.process.call(words.toArray(new String[0])).equals(List.of("sent"));
		}

		@Override
		public @Nullable ZmqMessage tryReceive(Duration timeout) {
			List<String> frames = this.process.call("receive", this.id, Long.toString(timeout.toMillis()));
			return frames.isEmpty() ? null : ZmqMessage.of(frames.stream().map(LibzmqProcess::decode).toList());
		}

		@Override
		public void close() {
			this.process.call("close", this.id);
		}

	}

}
