package dev.zmq.benchmarks.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * What the process holds. The difference of two describes what was opened in between.
 *
 * @param first the clocks before it was taken
 * @param last the clocks after it was taken, which takes its time
 * @param memory bytes of heap after a collection, and of direct buffers
 * @param resident bytes that the system counts
 * @param descriptors open files, sockets and the like
 */
record Footprint(Footprint.Clocks first, Clocks last, long memory, long resident, long descriptors) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	/**
	 * Takes it, after collecting garbage.
	 * @return the footprint
	 */
	static Footprint take() {
		Clocks first = Clocks.read();
		System.gc();
		long memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
				+ ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
					.stream()
					.mapToLong(BufferPoolMXBean::getMemoryUsed)
					.sum();
		long resident = findResident();
		long descriptors = countDescriptors();
		return new Footprint(first, Clocks.read(), memory, resident, descriptors);
	}

	private static long findResident() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long countDescriptors() {
		return Objects.requireNonNull(new File("/proc/self/fd").list(), "/proc/self/fd").length;
	}

	/**
	 * Describes what has come since another one.
	 * @param before the other one
	 * @return the line for the driver
	 */
	String resultSince(Footprint before) {
		return "result nanos=" + (this.first.nanos - before.last.nanos) + " cpu="
				+ (this.first.cpuNanos - before.last.cpuNanos) + " memory=" + (this.memory - before.memory)
				+ " resident=" + (this.resident - before.resident) + " descriptors="
				+ (this.descriptors - before.descriptors);
	}

	/**
	 * Time of the clock on the wall, and of the processor.
	 *
	 * @param nanos the monotonic clock
	 * @param cpuNanos CPU time of all threads
	 */
	record Clocks(long nanos, long cpuNanos) {

		static Clocks read() {
			return new Clocks(System.nanoTime(), SYSTEM.getProcessCpuTime());
		}

	}

}
