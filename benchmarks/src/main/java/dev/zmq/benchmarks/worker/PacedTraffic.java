package dev.zmq.benchmarks.worker;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages that are due at fixed times, and carry the time at which they were due,
 * whenever they are really sent: a sender that is held up owes its messages, and their
 * time counts from when they should have gone.
 */
final class PacedTraffic implements Runnable {

	private final Library.Socket socket;

	private final int size;

	private final long intervalNanos;

	private long due = System.nanoTime();

	PacedTraffic(Library.Socket socket, int size, int perSecond) {
		this.socket = socket;
		this.size = size;
		this.intervalNanos = 1_000_000_000 / perSecond;
	}

	static Traffic sending(Library.Socket socket, int size, int perSecond) {
		return new CountedTraffic(new PacedTraffic(socket, size, perSecond));
	}

	/** Sends the next message, when its time has come. */
	@Override
	public void run() {
		this.due += this.intervalNanos;
		long early = this.due - System.nanoTime();
		while (early > 0) {
			LockSupport.parkNanos(early);
			early = this.due - System.nanoTime();
		}
		// never the same array: it belongs to the message once it is sent
		this.socket.send(ByteBuffer.allocate(this.size).putLong(this.due).array());
	}

}
