package dev.zmq.fuzz;

import dev.zmq.internal.wire.AssemblyBudget;

/**
 * A budget that remembers.
 */
final class CountingBudget implements AssemblyBudget {

	private final long limit;

	private long held;

	private long peak;

	CountingBudget(long limit) {
		this.limit = limit;
	}

	@Override
	public boolean reserve(long bytes) {
		Finding.unless(bytes > 0, "Nothing, or less, is reserved: " + bytes);
		if (bytes > this.limit - this.held) {
			return false;
		}
		this.held += bytes;
		this.peak = Math.max(this.peak, this.held);
		return true;
	}

	@Override
	public void release(long bytes) {
		Finding.unless(bytes > 0 && bytes <= this.held, "More is given back than was taken: " + bytes);
		this.held -= bytes;
	}

	long held() {
		return this.held;
	}

	long peak() {
		return this.peak;
	}

}
