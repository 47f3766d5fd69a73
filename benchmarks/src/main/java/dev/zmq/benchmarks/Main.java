package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.zmq.benchmarks.soak.SoakCommand;

/**
 * Compares zmq-core with libzmq and JeroMQ: one command, one table.
 */
public final class Main {

	private final PrintStream out;

	private final PrintStream progress;

	Main(PrintStream out, PrintStream progress) {
		this.out = out;
		this.progress = progress;
	}

	/**
	 * Runs the benchmarks.
	 * @param args see {@code --help}
	 * @throws IOException if files cannot be written
	 */
	public static void main(String[] args) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		System.exit(new Main(out, progress).run(args));
	}

	/**
	 * Does what a command line asks for.
	 * @param args the arguments
	 * @return the exit status: 0, 1 if a measurement has failed, 2 if the arguments make
	 * no sense
	 * @throws IOException if files cannot be written
	 */
	int run(String... args) throws IOException {
		if (List.of(args).contains("--help")) {
			this.out.print(CommandLine.HELP + SoakCommand.HELP);
			return 0;
		}
		if (List.of(args).contains("--list")) {
			Rows.ALL.forEach((row) -> this.out.println(row.id()));
			return 0;
		}
		Options options;
		try {
			if (args.length > 0 && args[0].equals("soak")) {
				return new SoakCommand(this.out, Json::object).run(args);
			}
			options = CommandLine.parse(args);
		}
		catch (IllegalArgumentException ex) {
			this.progress.println(ex.getMessage());
			return 2;
		}
		Path directory = Files.createTempDirectory("zmq");
		try {
			return run(options, directory);
		}
		finally {
			delete(directory);
		}
	}

	private int run(Options options, Path directory) throws IOException {
		NativeWorker nativeWorker = NativeWorker.compile(directory);
		Machine machine = Machine.describe(options.java(), nativeWorker);
		Launcher launcher = new Launcher(nativeWorker, machine, options.java(), options.jvmFlags(), directory);
		Path output = options.output();
		try (ResultFile results = new ResultFile((output != null) ? output : newFile())) {
			this.out.println(machine.line());
			this.out.printf("%d rounds of %.1f s after %.1f s; medians (min – max), ratios round by round%n",
					options.timing().rounds(), options.timing().window().toNanos() / 1e9,
					options.timing().warmUp().toNanos() / 1e9);
			results.machine(machine, options.timing());
			List<Cell> cells = new Benchmark(options, launcher, results, this.progress).run();
			this.out.print(new Report(cells, options.selection().base()));
			this.progress.println("All results: " + results.path());
			return cells.stream().anyMatch(Cell::hasFailed) ? 1 : 0;
		}
	}

	/** In the build directory, wherever the command is given. */
	private static Path newFile() {
		String name = "results-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now())
				+ ".jsonl";
		try {
			Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
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
