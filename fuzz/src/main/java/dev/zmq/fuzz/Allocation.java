package dev.zmq.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * Holds what an input makes the heap give to its own size.
 */
final class Allocation {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** What one run costs in any case. */
	private static final long FREE = 512 * 1024;

	private Allocation() {
	}

	/**
	 * Runs code that may allocate in proportion to its input. What costs more is run once
	 * more: the first time it may have loaded classes, which a fuzzer also rewrites.
	 * @param input bytes of input
	 * @param perByte bytes that each of them may cost
	 * @param code what to run
	 */
	static void bounded(long input, long perByte, Runnable code) {
		long allowed = FREE + input * perByte;
		long cost = cost(code);
		if (cost > allowed) {
			cost = cost(code);
		}
		Finding.unless(cost <= allowed, input + " bytes of input cost " + cost + " bytes of heap");
	}

	private static long cost(Runnable code) {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		code.run();
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}

}
