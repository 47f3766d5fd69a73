package dev.zmq.internal.wire.zmtp;

import dev.zmq.internal.wire.AssemblyBudget;
import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * What one connection holds in memory for what has not arrived completely. The first
 * {@link #FREE} bytes are nobody's business; the rest is taken from the budget that all
 * connections share.
 */
final class AssemblyAccount {

	/** Keeps small messages away from the shared budget. */
	static final int FREE = 64 * 1024;

	private final AssemblyBudget budget;

	private long held;

	AssemblyAccount(AssemblyBudget budget) {
		this.budget = budget;
	}

	/**
	 * Takes bytes, before they are allocated.
	 * @param bytes how many
	 */
	void hold(long bytes) {
		long extra = charged(this.held + bytes) - charged(this.held);
		if (extra > 0 && !this.budget.reserve(extra)) {
			throw new WireException(CloseReason.ASSEMBLY_BUDGET_EXCEEDED, "An unfinished message needs " + extra
					+ " more bytes, which the budget for all unfinished messages (MAX_BYTES_IN_ASSEMBLY) lacks");
		}
		this.held += bytes;
	}

	void release(long bytes) {
		long extra = charged(this.held) - charged(this.held - bytes);
		if (extra > 0) {
			this.budget.release(extra);
		}
		this.held -= bytes;
	}

	void releaseAll() {
		release(this.held);
	}

	private static long charged(long bytes) {
		return Math.max(0, bytes - FREE);
	}

}
