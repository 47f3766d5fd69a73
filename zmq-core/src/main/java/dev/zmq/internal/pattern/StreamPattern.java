package dev.zmq.internal.pattern;

import java.util.HexFormat;
import java.util.Objects;

import dev.zmq.ZmqMessage;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.internal.pattern.routing.ByRoutingId;
import dev.zmq.internal.pattern.routing.FairQueue;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * STREAM: plain connections to peers that are no ZeroMQ programs. Every message is two
 * frames, the connection's id and some bytes, cut anywhere.
 * <p>
 * An id is made up for each connection, or taken from CONNECT_ROUTING_ID. No bytes at all
 * mean, when received, that the connection was made or has ended (STREAM_NOTIFY), and,
 * when sent, that it is to be closed after what was sent before.
 */
public final class StreamPattern implements Pattern {

	private static final PatternTraits TRAITS = new PatternTraits(false, false, false, false, true, true);

	private static final int FRAMES = 2;

	private final PatternHost host;

	private final ByRoutingId connections = new ByRoutingId();

	private final FairQueue in = new FairQueue();

	/**
	 * Creates the pattern.
	 * @param host the socket it works for
	 */
	public StreamPattern(PatternHost host) {
		this.host = host;
	}

	@Override
	public PatternTraits traits() {
		return TRAITS;
	}

	@Override
	public @Nullable CloseReason attach(Pipe pipe) {
		byte[] id = pipe.chosenId();
		if (id.length == 0) {
			id = this.connections.generate();
		}
		else if (this.connections.pipe(id) != null) {
			return CloseReason.ROUTING_ID_IN_USE;
		}
		this.connections.give(id, pipe);
		this.in.attach(pipe);
		return null;
	}

	@Override
	public @Nullable CloseReason connected(Pipe pipe) {
		pipe.routingId(this.connections.id(pipe));
		notifyApplication(pipe);
		return null;
	}

	@Override
	public void disconnected(Pipe pipe) {
		notifyApplication(pipe);
	}

	@Override
	public void detach(Pipe pipe, boolean wasConnected) {
		if (this.connections.release(pipe) && wasConnected) {
			notifyApplication(pipe);
		}
		this.in.detach(pipe);
	}

	private void notifyApplication(Pipe pipe) {
		if (this.host.option(SocketOption.STREAM_NOTIFY)) {
			Notices.receiveEmpty(pipe);
		}
	}

	@Override
	public boolean trySend(ZmqMessage message) {
		if (message.size() != FRAMES) {
			throw new IllegalArgumentException("A STREAM socket sends messages of two frames, the connection's id and "
					+ "the bytes to write, but this one has " + message.size());
		}
		Pipe pipe = this.connections.pipe(message.topic());
		if (pipe == null) {
			throw new HostUnreachableException("No connection of this STREAM socket has the id 0x"
					+ HexFormat.of().formatHex(message.topic()) + " now; send to an id that was received from");
		}
		if (message.length(1) == 0) {
			this.host.terminate(pipe, CloseReason.LOCAL_DISCONNECT, true);
			return true;
		}
		boolean taken = pipe.out().offer(message.skip(1));
		if (taken) {
			pipe.out().flush();
		}
		return taken;
	}

	@Override
	public boolean canSend() {
		return true;
	}

	@Override
	public @Nullable ZmqMessage tryReceive() {
		ZmqMessage message = this.in.poll();
		if (message == null) {
			return null;
		}
		Pipe pipe = Objects.requireNonNull(this.in.last());
		return message.prepend(Objects.requireNonNull(pipe.routingId()));
	}

	@Override
	public boolean canReceive() {
		return this.in.hasMessage();
	}

	@Override
	public void readable(Pipe pipe) {
		this.in.activate(pipe);
	}

}
