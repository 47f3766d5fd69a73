package dev.zmq.benchmarks.worker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Traffic whose messages are counted. The traffic's thread pays one plain store per
 * message for it, and never looks at the clock.
 */
final class CountedTraffic implements Traffic {

	/** The step is called in batches, so that it is compiled as a method of its own. */
	private static final int BATCH = 1024;

	private static final long CHECK_NANOS = 1_000_000;

	private final Runnable step;

	private final AtomicLong count = new AtomicLong();

	private Sample begin = new Sample(0, 0, 0, 0);

	CountedTraffic(Runnable step) {
		this.step = step;
	}

	static CountedTraffic sending(Library.Socket socket, byte[] payload) {
		return new CountedTraffic(() -> socket.send(payload));
	}

	static CountedTraffic receiving(Library.Socket socket, int size) {
		return new CountedTraffic(() -> checkSize(socket.receive(), size));
	}

	static CountedTraffic replying(Library.Socket socket, byte[] payload) {
		return new CountedTraffic(() -> {
			checkSize(socket.receive(), payload.length);
			socket.send(payload);
		});
	}

	static void checkSize(byte[] frame, int size) {
		if (frame.length != size) {
			throw new IllegalStateException("Received " + frame.length + " bytes instead of " + size);
		}
	}

	@Override
	public void run() {
		for (long done = 0;; done += BATCH) {
			batch(done);
		}
	}

	private void batch(long done) {
		for (int i = 1; i <= BATCH; i++) {
			this.step.run();
			this.count.setOpaque(done + i);
		}
	}

	@Override
	public void begin() {
		this.begin = Sample.take(this.count.getOpaque());
	}

	/** Waits for the first message of the window, if there was none yet. */
	@Override
	public void end() {
		while (this.count.getOpaque() == this.begin.messages()) {
			LockSupport.parkNanos(CHECK_NANOS);
		}
		Output.line(Sample.take(this.count.getOpaque()).resultSince(this.begin));
	}

}
