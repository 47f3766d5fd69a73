package dev.zmq.internal.transport.tls;

import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.zmq.internal.transport.Link;

/**
 * One end of a link in memory that passes on a few bytes per call only, and has room for
 * some.
 */
final class MemoryLink implements Link {

	private static final int ROOM = 20_000;

	private final int chunk;

	private final Deque<Byte> arrived = new ArrayDeque<>();

	private MemoryLink peer = this;

	private boolean ended;

	private MemoryLink(int chunk) {
		this.chunk = chunk;
	}

	/**
	 * Makes both ends.
	 * @param chunk the most bytes per call
	 */
	static MemoryLink[] pair(int chunk) {
		MemoryLink one = new MemoryLink(chunk);
		MemoryLink other = new MemoryLink(chunk);
		one.peer = other;
		other.peer = one;
		return new MemoryLink[] { one, other };
	}

	@Override
	public int read(ByteBuffer target) {
		int count = 0;
		while (count < this.chunk && target.hasRemaining() && !this.arrived.isEmpty()) {
			target.put(this.arrived.removeFirst());
			count++;
		}
		return (count == 0 && this.ended) ? -1 : count;
	}

	@Override
	public int write(ByteBuffer source) {
		int count = 0;
		while (count < this.chunk && source.hasRemaining() && this.peer.arrived.size() < ROOM) {
			this.peer.arrived.addLast(source.get());
			count++;
		}
		return count;
	}

	int waiting() {
		return this.arrived.size();
	}

	@Override
	public void shutdownOutput() {
		this.peer.ended = true;
	}

	@Override
	public void close() {
		shutdownOutput();
	}

	@Override
	public SelectableChannel channel() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean finishConnect() {
		return true;
	}

	@Override
	public String localAddress() {
		return "tcp://127.0.0.1:1";
	}

	@Override
	public String peerAddress() {
		return "127.0.0.1";
	}

	@Override
	public String remoteAddress() {
		return "tcp://127.0.0.1:2";
	}

}
