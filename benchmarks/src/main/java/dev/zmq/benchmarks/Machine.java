package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the figures come from.
 *
 * @param cores processors that may be used
 * @param processor the processor's name
 * @param system operating system
 * @param load load average of the last minute, before the first round
 * @param jdk the workers' JDK
 * @param ours version of zmq-core
 * @param jeromq version of JeroMQ
 * @param libzmq version of libzmq, or why there is none
 * @param pinnedCore the core for pinned rows, -1 if processes cannot be pinned here
 */
record Machine(int cores, String processor, String system, double load, String jdk, String ours, String jeromq,
		String libzmq, int pinnedCore) {

	static Machine describe(Path java, NativeWorker nativeWorker) throws IOException {
		Properties versions = new Properties();
		try (InputStream resource = Machine.class.getResourceAsStream("versions.properties")) {
			versions.load(Objects.requireNonNull(resource, "versions.properties"));
		}
		String libzmq = (nativeWorker.program() != null) ? nativeWorker.version() : "not here";
		return new Machine(Runtime.getRuntime().availableProcessors(), find("/proc/cpuinfo", "model name\\s*:\\s*(.*)"),
				System.getProperty("os.name") + " " + System.getProperty("os.version"),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), jdkVersion(java),
				versions.getProperty("ours"), versions.getProperty("jeromq"), libzmq, findPinnedCore());
	}

	private static String jdkVersion(Path java) throws IOException {
		Process process = new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output.lines()
			.filter((line) -> line.contains("Runtime"))
			.findFirst()
			.or(() -> output.lines().findFirst())
			.orElse("unknown");
	}

	/** The first core that this process may run on, where there is taskset. */
	private static int findPinnedCore() {
		boolean taskset = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, "taskset")));
		String core = find("/proc/self/status", "Cpus_allowed_list:\\s*(\\d+).*");
		return (taskset && !core.equals("unknown")) ? Integer.parseInt(core) : -1;
	}

	private static String find(String file, String regex) {
		Pattern pattern = Pattern.compile(regex);
		try (Stream<String> lines = Files.lines(Path.of(file))) {
			return lines.map(pattern::matcher)
				.filter(Matcher::matches)
				.map((matcher) -> matcher.group(1))
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	String line() {
		return String.format(Locale.ROOT, "%d cores of %s, %s, load %.2f; %s; zmq-core %s, libzmq %s, JeroMQ %s",
				this.cores, this.processor, this.system, this.load, this.jdk, this.ours, this.libzmq, this.jeromq);
	}

}
