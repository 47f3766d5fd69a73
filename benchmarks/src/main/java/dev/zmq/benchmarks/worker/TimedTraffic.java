package dev.zmq.benchmarks.worker;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages that come seldom and tell when they were sent, by a clock that all processes
 * of a machine share. In a window, the way of each is recorded.
 */
final class TimedTraffic implements Handling {

	/** Long enough for the other side to have gone to rest. */
	private static final long PAUSE_NANOS = 10_000_000;

	/**
	 * How many messages come without a pause first: at a hundred a second, both sides
	 * would run in the interpreter for minutes.
	 */
	private static final int UNPAUSED = 50_000;

	private final Recorder recorder = new Recorder();

	private final int size;

	TimedTraffic(int size) {
		this.size = size;
	}

	/**
	 * Creates the sending side.
	 * @param socket where to
	 * @param size bytes per message
	 * @return the traffic
	 */
	static Traffic sending(Library.Socket socket, int size) {
		AtomicInteger unpaused = new AtomicInteger(UNPAUSED);
		return new CountedTraffic(() -> {
			if (unpaused.get() == 0) {
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			else {
				unpaused.decrementAndGet();
			}
			// never the same array: it belongs to the message once it is sent
			socket.send(ByteBuffer.allocate(size).putLong(System.nanoTime()).array());
		});
	}

	@Override
	public void handle(byte[] body) {
		long arrived = System.nanoTime();
		CountedTraffic.checkSize(body, this.size);
		this.recorder.look();
		this.recorder.record(arrived - ByteBuffer.wrap(body).getLong());
	}

	@Override
	public void begin() {
		this.recorder.begin();
	}

	/** Whoever handles the next message reports. */
	@Override
	public void end() {
		this.recorder.end();
	}

}
