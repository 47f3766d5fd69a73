package dev.zmq.internal.engine;

import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Timer;
import dev.zmq.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has to do at certain times. For the reactor's thread only.
 */
final class ConnectionTimers {

	private final Reactor reactor;

	private @Nullable Timer wire;

	private @Nullable Timer ending;

	/** When the wire is called, if it is. */
	private long wireNanos = Wire.NEVER;

	ConnectionTimers(Reactor reactor) {
		this.reactor = reactor;
	}

	/**
	 * Sees to it that the wire is called when it wants to be. Reading and writing may
	 * bring its deadline forward.
	 */
	void arm(long deadline, Runnable tick) {
		if (deadline != Wire.NEVER && (this.wireNanos == Wire.NEVER || deadline - this.wireNanos < 0)) {
			cancel(this.wire);
			this.wireNanos = deadline;
			this.wire = this.reactor.schedule(deadline - this.reactor.now(), () -> {
				this.wireNanos = Wire.NEVER;
				tick.run();
			});
		}
	}

	/**
	 * Ends the connection after some time, unless it was to end before that anyway.
	 */
	void limitDrain(long nanos, Runnable over) {
		Timer current = this.ending;
		if (current == null || current.dueNanos() - this.reactor.now() > nanos) {
			end(nanos, over);
		}
	}

	/**
	 * Ends the connection after some time, whatever was said before.
	 */
	void end(long nanos, Runnable over) {
		cancel(this.ending);
		this.ending = this.reactor.schedule(nanos, over);
	}

	void cancel() {
		cancel(this.wire);
		cancel(this.ending);
	}

	private static void cancel(@Nullable Timer timer) {
		if (timer != null) {
			timer.cancel();
		}
	}

}
