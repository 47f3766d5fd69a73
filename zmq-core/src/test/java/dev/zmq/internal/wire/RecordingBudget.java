package dev.zmq.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A budget that remembers.
 */
public final class RecordingBudget implements AssemblyBudget {

	private final long limit;

	private long reserved;

	private long peak;

	public RecordingBudget(long limit) {
		this.limit = limit;
	}

	@Override
	public boolean reserve(long bytes) {
		assertThat(bytes).isPositive();
		if (bytes > this.limit - this.reserved) {
			return false;
		}
		this.reserved += bytes;
		this.peak = Math.max(this.peak, this.reserved);
		return true;
	}

	@Override
	public void release(long bytes) {
		assertThat(bytes).isPositive().isLessThanOrEqualTo(this.reserved);
		this.reserved -= bytes;
	}

	public long reserved() {
		return this.reserved;
	}

	public long peak() {
		return this.peak;
	}

}
