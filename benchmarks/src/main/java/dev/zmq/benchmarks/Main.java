package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
	 * @return the exit status: 0, 1 if a measurement has failed or a build has become
	 * worse, 2 if the arguments make no sense
	 * @throws IOException if files cannot be written
	 */
	int run(String... args) throws IOException {
		List<String> all = List.of(args);
		if (all.contains("--help")) {
			this.out.print(CommandLine.HELP + SoakCommand.HELP);
			return 0;
		}
		String command = (args.length == 0 || args[0].startsWith("--")) ? "" : args[0];
		if (all.contains("--list")) {
			CommandLine.rowsOf(command).forEach((row) -> this.out.println(row.id()));
			return 0;
		}
		String[] rest = command.isEmpty() ? args : Arrays.copyOfRange(args, 1, args.length);
		try {
			return switch (command) {
				case "soak" -> new SoakCommand(this.out, Json::object).run(args);
				case "report" -> new ReportCommand(this.out).run(rest);
				case "compare" -> compare(CommandLine.compare(rest));
				case "curves" -> table(CommandLine.curves(rest));
				case "" -> table(CommandLine.parse(rest));
				default -> throw new IllegalArgumentException(
						"Unknown command '" + command + "'; there are compare, curves, report and soak, see --help");
			};
		}
		catch (IllegalArgumentException ex) {
			this.progress.println(ex.getMessage());
			return 2;
		}
	}

	private int table(Options options) throws IOException {
		List<Cell> cells = measure(options);
		this.out.print(new Report(cells, options.selection().base()));
		return cells.stream().anyMatch(Cell::hasFailed) ? 1 : 0;
	}

	private int compare(Options options) throws IOException {
		ComparisonReport report = new ComparisonReport(measure(options), options.tolerance());
		this.out.print(report);
		return report.isWorse() ? 1 : 0;
	}

	private List<Cell> measure(Options options) throws IOException {
		return new Session(this.out, this.progress).measure(options);
	}

}
