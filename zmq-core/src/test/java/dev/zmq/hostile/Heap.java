package dev.zmq.hostile;

import java.lang.management.ManagementFactory;

/**
 * How much memory is in use.
 */
final class Heap {

	private Heap() {
	}

	/** Returns the bytes that are reachable, more or less. */
	static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
