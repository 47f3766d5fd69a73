package dev.zmq.benchmarks.soak;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What must not grow, how fast it may seem to, and how much of growth is worth a word.
 */
enum Gauge {

	/** Bytes of the heap after a collection. */
	HEAP(Gauge::heap, 64 * 1024, 2 * 1024 * 1024),

	/** Bytes of direct buffers. */
	DIRECT(Gauge::direct, 16 * 1024, 512 * 1024),

	/** Live threads. */
	THREADS(() -> ManagementFactory.getThreadMXBean().getThreadCount(), 0.1, 3),

	/** Open file descriptors. */
	DESCRIPTORS(Gauge::descriptors, 0.2, 5);

	private final LongSupplier source;

	private final double perMinute;

	private final double least;

	Gauge(LongSupplier source, double perMinute, double least) {
		this.source = source;
		this.perMinute = perMinute;
		this.least = least;
	}

	double read() {
		return this.source.getAsLong();
	}

	/** The steepest slope that passes, per minute. */
	double perMinute() {
		return this.perMinute;
	}

	/** The smallest growth over all samples that counts as one. */
	double least() {
		return this.least;
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static long direct() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

	/** On Windows there is no such number. */
	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

}
