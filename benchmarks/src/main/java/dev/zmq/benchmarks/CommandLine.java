package dev.zmq.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads the options of a command line. For one use.
 */
final class CommandLine {

	static final String HELP = """
			Options:
			  --rows NAME,NAME…   what to measure; * stands for anything. All rows by default
			  --peers PEER,PEER…  ours, libzmq, jeromq, and for listeners ours-socket, spring-integration;
			                      all of these by default. Also libzmq-constant, which sends without a
			                      copy. Ratios are those of the first
			  --rounds N          turns for each peer, 5 by default
			  --seconds S         how long to measure per turn, 2 by default
			  --warm-up S         how long traffic flows before that, 3 by default
			  --java HOME         the JDK of the Java workers, the one that runs this by default
			  --profile FLAGS     further flags for the Java workers, separated by spaces; {row}, {peer},
			                      {role} and {round} are filled in, such as
			                      "-XX:StartFlightRecording=filename={row}-{peer}-{role}-{round}.jfr"
			  --output FILE       where to write the results as JSON lines
			  --list              print the names of the rows
			  --help              print this
			""";

	private List<Row> rows = Rows.ALL;

	private List<Peer> peers = Peer.DEFAULTS;

	private int rounds = 5;

	private Duration window = Duration.ofSeconds(2);

	private Duration warmUp = Duration.ofSeconds(3);

	private Path javaHome = Path.of(System.getProperty("java.home"));

	private List<String> jvmFlags = List.of();

	private @Nullable Path output;

	private CommandLine() {
	}

	/**
	 * Reads a command line.
	 * @param args the arguments, other than --help and --list
	 * @return the options
	 * @throws IllegalArgumentException if they make no sense; the message says why
	 */
	static Options parse(String... args) {
		CommandLine line = new CommandLine();
		for (int i = 0; i < args.length; i += 2) {
			if (i + 1 == args.length) {
				throw new IllegalArgumentException("'" + args[i] + "' needs a value, or is no option; see --help");
			}
			line.set(args[i], args[i + 1]);
		}
		return new Options(new Options.Selection(line.rows, line.peers),
				new Options.Timing(line.rounds, line.window, line.warmUp), line.javaHome, line.jvmFlags, line.output);
	}

	private void set(String name, String value) {
		switch (name) {
			case "--rows" -> this.rows = Rows.matching(Rows.ALL, value);
			case "--peers" ->
				this.peers = Stream.of(value.split(",")).map(String::strip).map(Peer::of).distinct().toList();
			case "--rounds" -> this.rounds = (int) positive(name, value, true);
			case "--seconds" -> this.window = seconds(name, value);
			case "--warm-up" -> this.warmUp = seconds(name, value);
			case "--java" -> this.javaHome = javaHome(value);
			case "--profile" ->
				this.jvmFlags = Stream.of(value.split("\\s+")).filter((flag) -> !flag.isEmpty()).toList();
			case "--output" -> this.output = Path.of(value);
			default -> throw new IllegalArgumentException("Unknown option '" + name + "'; see --help");
		}
	}

	private static Duration seconds(String name, String value) {
		return Duration.ofNanos((long) (positive(name, value, false) * 1e9));
	}

	private static double positive(String name, String value, boolean whole) {
		try {
			double number = whole ? Integer.parseInt(value) : Double.parseDouble(value);
			if (number > 0 && number < 1e6) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// The same answer as for a number that is out of range.
		}
		throw new IllegalArgumentException(
				name + " takes a positive " + (whole ? "whole " : "") + "number, but not '" + value + "'");
	}

	private static Path javaHome(String value) {
		Path home = Path.of(value);
		if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
			throw new IllegalArgumentException(
					"--java takes the home directory of a JDK, but there is no bin/java in '" + value + "'");
		}
		return home;
	}

}
