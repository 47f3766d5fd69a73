package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a pipe: what the session and the peer behind it would do.
 */
final class FakePeer {

	private final TestSocket socket;

	private final Pipe pipe;

	private @Nullable CloseReason refusal;

	FakePeer(TestSocket socket, Pipe pipe) {
		this.socket = socket;
		this.pipe = pipe;
	}

	Pipe pipe() {
		return this.pipe;
	}

	/**
	 * Tells why the socket does not want this peer.
	 * @return the reason, null if it is welcome
	 */
	@Nullable CloseReason refusal() {
		return this.refusal;
	}

	void refusal(@Nullable CloseReason reason) {
		this.refusal = reason;
	}

	void arrive(byte[] routingId) {
		this.pipe.routingId(routingId);
		this.refusal = this.socket.pattern().attach(this.pipe);
		if (this.refusal == null) {
			connect(routingId);
		}
	}

	/**
	 * Comes up behind the pipe.
	 * @param routingId what this peer announces
	 */
	void connect(byte[] routingId) {
		this.pipe.routingId(routingId);
		this.pipe.connected(true);
		this.refusal = this.socket.pattern().connected(this.pipe);
	}

	/** Goes away; the pipe stays. */
	void disconnect() {
		this.pipe.connected(false);
		this.socket.pattern().disconnected(this.pipe);
	}

	/** Goes away for ever. */
	void leave() {
		boolean wasConnected = this.pipe.connected();
		this.pipe.connected(false);
		this.socket.pattern().detach(this.pipe, wasConnected);
		this.pipe.in().end();
	}

	FakePeer send(String... frames) {
		return send(Frames.message(frames));
	}

	FakePeer send(ZmqMessage message) {
		this.pipe.in().force(message);
		this.pipe.in().flush();
		return this;
	}

	/**
	 * Takes the next message from the socket.
	 * @return the message, or null if there is none
	 */
	@Nullable ZmqMessage receive() {
		Lane lane = this.pipe.out();
		ZmqMessage message = lane.poll();
		while (message == null && !lane.isExhausted() && !lane.idle()) {
			message = lane.poll();
		}
		return message;
	}

	/**
	 * Takes the next message as text.
	 * @return the frames, empty if there is no message
	 */
	List<String> receiveText() {
		return Frames.text(receive());
	}

	/**
	 * Takes all messages.
	 * @return the frames of each as text
	 */
	List<List<String>> receiveAll() {
		List<List<String>> all = new ArrayList<>();
		ZmqMessage message;
		while ((message = receive()) != null) {
			all.add(Frames.text(message));
		}
		return all;
	}

	/**
	 * Takes messages without looking at them.
	 * @param count how many
	 */
	void take(int count) {
		for (int i = 0; i < count; i++) {
			if (this.pipe.out().poll() == null) {
				throw new AssertionError("Only " + i + " of " + count + " messages were there");
			}
		}
	}

}
