package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Knows for how long no message has come. Costs nothing while messages come: the clock is
 * read only when there is nothing else to do. Used by the receiving thread only.
 */
final class IdleWatch {

	private final long interval;

	private final Consumer<Duration> onIdle;

	private final Consumer<Duration> onNoLongerIdle;

	private boolean watching;

	private boolean idle;

	private long since;

	private long next;

	IdleWatch(@Nullable Duration interval, Consumer<Duration> onIdle, Consumer<Duration> onNoLongerIdle) {
		this.interval = (interval != null) ? Nanos.of(interval) : 0;
		this.onIdle = onIdle;
		this.onNoLongerIdle = onNoLongerIdle;
	}

	/** Begins to wait for a message, and tells how long to wait at most. */
	long patience() {
		if (this.interval == 0) {
			return Intake.FOREVER;
		}
		long now = System.nanoTime();
		if (!this.watching) {
			this.watching = true;
			this.since = now;
			this.next = now + this.interval;
		}
		return Math.max(1, this.next - now);
	}

	/** No message has come. */
	void waited() {
		if (!this.watching) {
			return;
		}
		long now = System.nanoTime();
		if (now - this.next >= 0) {
			this.idle = true;
			this.next = now + this.interval;
			this.onIdle.accept(Duration.ofNanos(now - this.since));
		}
	}

	/** A message has come, or none is expected. */
	void reset() {
		if (!this.watching) {
			return;
		}
		this.watching = false;
		if (this.idle) {
			this.idle = false;
			this.onNoLongerIdle.accept(Duration.ofNanos(System.nanoTime() - this.since));
		}
	}

}
