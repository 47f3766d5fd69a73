package dev.zmq.internal.pattern;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.internal.pipe.PipeStack;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * Drives one pattern as the engine does, on one thread and without connections: signals
 * of lanes are noted and handed to the pattern before the next call, or at once if it is
 * eager.
 */
final class TestSocket implements PatternHost {

	private final Map<SocketOption<?>, Object> options = new HashMap<>();

	private final Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);

	private final List<Termination> terminations = new ArrayList<>();

	private final PipeStack readable = new PipeStack();

	private final PipeStack writable = new PipeStack();

	private final Pattern pattern;

	private int crowded;

	private TestSocket(PatternFactory factory) {
		this.pattern = factory.create(this);
	}

	static TestSocket of(PatternFactory factory) {
		return new TestSocket(factory);
	}

	<T> TestSocket set(SocketOption<T> option, T value) {
		this.options.put(option, option.check(value));
		if (option.immediate()) {
			this.pattern.changed(option);
		}
		return this;
	}

	@Override
	public <T> T option(SocketOption<T> option) {
		Object value = this.options.get(option);
		return (value != null) ? option.type().cast(value) : option.defaultValue();
	}

	@Override
	public void dropped(DropReason reason, long messages) {
		this.drops.merge(reason, messages, Long::sum);
	}

	@Override
	public void crowded() {
		this.crowded++;
	}

	@Override
	public void terminate(Pipe pipe, CloseReason reason, boolean lingering) {
		this.terminations.add(new Termination(pipe, reason, lingering));
	}

	Pattern pattern() {
		return this.pattern;
	}

	long drops(DropReason reason) {
		return this.drops.getOrDefault(reason, 0L);
	}

	/** How often whoever sent was asked to give way. */
	int timesCrowded() {
		return this.crowded;
	}

	List<Termination> terminations() {
		return this.terminations;
	}

	/**
	 * Accepts a peer that announces no routing id.
	 * @return the peer, connected
	 */
	FakePeer accept() {
		return accept(new byte[0]);
	}

	FakePeer accept(String routingId) {
		return accept(Frames.bytes(routingId));
	}

	FakePeer accept(byte[] routingId) {
		FakePeer peer = new FakePeer(this, pipe(false));
		peer.arrive(routingId);
		return peer;
	}

	/**
	 * Dials a peer that is not there yet.
	 * @return the peer, not connected
	 */
	FakePeer dial() {
		Pipe pipe = pipe(true);
		pipe.chosenId(option(SocketOption.CONNECT_ROUTING_ID));
		this.options.remove(SocketOption.CONNECT_ROUTING_ID);
		FakePeer peer = new FakePeer(this, pipe);
		peer.refusal(this.pattern.attach(peer.pipe()));
		return peer;
	}

	/**
	 * Dials a peer that is there and announces no routing id.
	 * @return the peer, connected
	 */
	FakePeer connect() {
		FakePeer peer = dial();
		peer.connect(new byte[0]);
		return peer;
	}

	private Pipe pipe(boolean dialled) {
		Lane in = new Lane(option(SocketOption.RECEIVE_HIGH_WATER_MARK));
		Lane out = new Lane(option(SocketOption.SEND_HIGH_WATER_MARK));
		Pipe pipe = new Pipe(in, out, dialled);
		in.onReadable(() -> readable(pipe));
		out.onWritable(() -> this.writable.push(pipe.writableEntry()));
		return pipe;
	}

	private void readable(Pipe pipe) {
		if (this.pattern.traits().eager()) {
			this.pattern.readable(pipe);
		}
		else {
			this.readable.push(pipe.readableEntry());
		}
	}

	boolean send(String... frames) {
		return send(Frames.message(frames));
	}

	boolean send(ZmqMessage message) {
		this.writable.drain(this.pattern::writable);
		return this.pattern.trySend(message);
	}

	boolean canSend() {
		this.writable.drain(this.pattern::writable);
		return this.pattern.canSend();
	}

	@Nullable ZmqMessage receive() {
		this.readable.drain(this.pattern::readable);
		return this.pattern.tryReceive();
	}

	/**
	 * Receives a message as text.
	 * @return the frames, empty if there is no message
	 */
	List<String> receiveText() {
		return Frames.text(receive());
	}

	boolean canReceive() {
		this.readable.drain(this.pattern::readable);
		return this.pattern.canReceive();
	}

	record Termination(Pipe pipe, CloseReason reason, boolean lingering) {
	}

}
