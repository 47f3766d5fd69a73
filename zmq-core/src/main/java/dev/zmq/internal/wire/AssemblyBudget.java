package dev.zmq.internal.wire;

/**
 * Bytes that unfinished messages of all connections of a context may hold together.
 * Thread-safe.
 */
public interface AssemblyBudget {

	/** A budget without limit. */
	AssemblyBudget UNLIMITED = new AssemblyBudget() {

		@Override
		public boolean reserve(long bytes) {
			return true;
		}

		@Override
		public void release(long bytes) {
		}

	};

	/**
	 * Takes from the budget.
	 * @param bytes how many
	 * @return false if that is more than what is left; then nothing was taken
	 */
	boolean reserve(long bytes);

	/**
	 * Gives back what was reserved.
	 * @param bytes how many
	 */
	void release(long bytes);

}
