package dev.zmq.benchmarks.worker;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Counts the messages of a window. Whoever carries the traffic, one thread at a time,
 * pays one plain store per message for it, and never looks at the clock.
 */
final class MessageCount {

	private static final long CHECK_NANOS = 1_000_000;

	/** As many longs as keep the count on a cache line of its own: both sides count. */
	private static final int ROOM = 32;

	private static final int MIDDLE = ROOM / 2;

	private final AtomicLongArray count = new AtomicLongArray(ROOM);

	private Sample begin = new Sample(0, 0, 0, 0);

	void set(long messages) {
		this.count.setOpaque(MIDDLE, messages);
	}

	void increment() {
		this.count.setOpaque(MIDDLE, this.count.getPlain(MIDDLE) + 1);
	}

	void begin() {
		this.begin = Sample.take(get());
	}

	long get() {
		return this.count.getOpaque(MIDDLE);
	}

	/** Waits for the first message of the window, if there was none yet. */
	void end() {
		awaitMore(this::get, this.begin.messages());
		Output.line(Sample.take(get()).resultSince(this.begin));
	}

	static void awaitMore(LongSupplier count, long than) {
		while (count.getAsLong() == than) {
			LockSupport.parkNanos(CHECK_NANOS);
		}
	}

}
