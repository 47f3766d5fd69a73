package dev.zmq.benchmarks.worker;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What the process has done until now. The difference of two samples describes a window.
 *
 * @param messages messages sent, received or answered
 * @param nanos the monotonic clock
 * @param cpuNanos CPU time of all threads, garbage collector and compiler included
 * @param allocatedBytes heap allocated by all Java threads that are alive
 */
record Sample(long messages, long nanos, long cpuNanos, long allocatedBytes) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	static Sample take(long messages) {
		return new Sample(messages, System.nanoTime(), SYSTEM.getProcessCpuTime(), allocated());
	}

	private static long allocated() {
		long sum = 0;
		for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
			sum += Math.max(bytes, 0);
		}
		return sum;
	}

	/**
	 * Describes the window that began with another sample.
	 * @param begin the sample at its begin
	 * @return the line for the driver
	 */
	String resultSince(Sample begin) {
		return "result messages=" + (this.messages - begin.messages) + " nanos=" + (this.nanos - begin.nanos) + " cpu="
				+ (this.cpuNanos - begin.cpuNanos) + " allocated=" + (this.allocatedBytes - begin.allocatedBytes);
	}

}
