package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run: a directory for what it needs, the workers, the file with the results.
 */
final class Session {

	private final PrintStream out;

	private final PrintStream progress;

	Session(PrintStream out, PrintStream progress) {
		this.out = out;
		this.progress = progress;
	}

	/**
	 * Measures.
	 * @param options what, and how
	 * @return one cell for each row and peer
	 * @throws IOException if files cannot be written, or a build cannot be made
	 */
	List<Cell> measure(Options options) throws IOException {
		Path directory = Files.createTempDirectory("zmq");
		try {
			return measure(options, directory);
		}
		finally {
			delete(directory);
		}
	}

	private List<Cell> measure(Options options, Path directory) throws IOException {
		Map<Peer, Path> builds = new EnumMap<>(Peer.class);
		for (Map.Entry<Peer, String> build : options.builds().entrySet()) {
			builds.put(build.getKey(), Build.of(build.getValue(), directory).classPath());
		}
		NativeWorker nativeWorker = NativeWorker.compile(directory);
		Machine machine = Machine.describe(options.java(), nativeWorker);
		Launcher launcher = new Launcher(nativeWorker, machine, options.java(), options.jvmFlags(), builds, directory);
		Path output = options.output();
		try (ResultFile results = new ResultFile((output != null) ? output : newFile())) {
			this.out.println(machine.line());
			this.out.printf("%d rounds of %d turns of %.1f s after %.1f s; medians (min – max), ratios turn by turn%n",
					options.timing().rounds(), options.timing().turns(), options.timing().window().toNanos() / 1e9,
					options.timing().warmUp().toNanos() / 1e9);
			results.machine(machine, options.timing());
			List<Cell> cells = new Benchmark(options, launcher, results, this.progress).run();
			this.progress.println("All results: " + results.path());
			return cells;
		}
	}

	/** In the build directory, wherever the command is given. */
	private static Path newFile() {
		String name = "results-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now())
				+ ".jsonl";
		try {
			Path classes = Path.of(Session.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return classes.resolveSibling(name);
		}
		catch (URISyntaxException ex) {
			return Path.of(name);
		}
	}

	private static void delete(Path directory) throws IOException {
		List<Path> paths;
		try (Stream<Path> tree = Files.walk(directory)) {
			paths = tree.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : paths) {
			Files.deleteIfExists(path);
		}
	}

}
