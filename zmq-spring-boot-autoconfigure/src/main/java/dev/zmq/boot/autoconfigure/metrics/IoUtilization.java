package dev.zmq.boot.autoconfigure.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which part of the time an I/O thread has worked, between the last two readings that
 * were a second or more apart: several registries that read it do not take each other's
 * periods away. Thread-safe.
 */
final class IoUtilization {

	private static final long MIN_PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

	private final Supplier<Duration> busy;

	private final LongSupplier clock;

	private long lastTime;

	private long lastBusy;

	private double value;

	/**
	 * Begins the first period.
	 * @param busy for how long the thread has worked so far
	 * @param clock tells the time as {@link System#nanoTime()}
	 */
	IoUtilization(Supplier<Duration> busy, LongSupplier clock) {
		this.busy = busy;
		this.clock = clock;
		this.lastTime = clock.getAsLong();
		this.lastBusy = busy.get().toNanos();
	}

	synchronized double value() {
		long now = this.clock.getAsLong();
		long period = now - this.lastTime;
		if (period >= MIN_PERIOD_NANOS) {
			long busyNow = this.busy.get().toNanos();
			this.value = Math.min(1, (double) (busyNow - this.lastBusy) / period);
			this.lastTime = now;
			this.lastBusy = busyNow;
		}
		return this.value;
	}

}
