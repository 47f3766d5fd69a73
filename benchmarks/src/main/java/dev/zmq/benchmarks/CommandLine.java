package dev.zmq.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads the options of a command line. For one use.
 */
final class CommandLine {

	static final String HELP = """
			Commands:
			  (none)              measure the rows of the comparison and print the tables
			  curves              measure what size, peers, subscriptions and I/O threads cost; 1 round of 1 s by default
			  compare --base BUILD [--head BUILD]
			                      measure two builds of zmq-core in turns. A build is a jar, a directory of classes,
			                      a checkout that is compiled, or a revision; the head is what runs this by default.
			                      Ends with 1 if the head is worse in any row by more than --tolerance PERCENT,
			                      5 by default, in each turn of three or more rounds
			  report [--docs DIRECTORY] [FILE…]
			                      write performance.md and its charts from results; docs and benchmarks/results by
			                      default
			  soak                see below
			Options:
			  --rows NAME,NAME…   what to measure; * stands for anything. All rows by default
			  --peers PEER,PEER…  ours, libzmq, jeromq, and for listeners ours-socket, spring-integration;
			                      all of these by default. Also libzmq-constant, which sends without a
			                      copy. Ratios are those of the first
			  --rounds N          how often each peer's processes are started anew, 3 by default
			  --turns N           how often each peer is measured in a round, 5 by default
			  --seconds S         how long to measure per turn, 1 by default
			  --warm-up S         how long traffic flows before the first turn of a round, 8 by default
			  --java HOME         the JDK of the Java workers, the one that runs this by default
			  --profile FLAGS     further flags for the Java workers, separated by spaces; {row}, {peer},
			                      {role} and {round} are filled in, such as
			                      "-XX:StartFlightRecording=filename={row}-{peer}-{role}-{round}.jfr"
			  --output FILE       where to write the results as JSON lines
			  --list              print the names of the rows
			  --help              print this
			""";

	private final List<Row> all;

	private List<Row> rows;

	private List<Peer> peers = Peer.DEFAULTS;

	private int rounds = 3;

	private int turns = 5;

	private Duration window = Duration.ofSeconds(1);

	private Duration warmUp = Duration.ofSeconds(8);

	private Path javaHome = Path.of(System.getProperty("java.home"));

	private List<String> jvmFlags = List.of();

	private @Nullable Path output;

	private final Map<Peer, String> builds = new EnumMap<>(Peer.class);

	private double tolerance = 0.05;

	private CommandLine(List<Row> all) {
		this.all = all;
		this.rows = all;
	}

	static List<Row> rowsOf(String command) {
		return switch (command) {
			case "curves" -> Curve.rows();
			case "compare" -> Rows.ALL.stream().filter((row) -> !row.pattern().listens()).toList();
			default -> Rows.ALL;
		};
	}

	/**
	 * Reads a command line.
	 * @param args the arguments, other than --help and --list
	 * @return the options
	 * @throws IllegalArgumentException if they make no sense; the message says why
	 */
	static Options parse(String... args) {
		return new CommandLine(rowsOf("")).read(args);
	}

	/** The same for the curves, whose many points get little time. */
	static Options curves(String... args) {
		CommandLine line = new CommandLine(rowsOf("curves"));
		line.rounds = 1;
		line.turns = 1;
		line.warmUp = Duration.ofSeconds(3);
		return line.read(args);
	}

	/** The same for two builds. */
	static Options compare(String... args) {
		CommandLine line = new CommandLine(rowsOf("compare"));
		line.peers = List.of(Peer.HEAD, Peer.BASE);
		Options options = line.read(args);
		if (!line.builds.containsKey(Peer.BASE)) {
			throw new IllegalArgumentException("compare needs --base: a jar, a directory of classes, a checkout or a "
					+ "revision that the head is compared with");
		}
		return options;
	}

	private Options read(String... args) {
		for (int i = 0; i < args.length; i += 2) {
			if (i + 1 == args.length) {
				throw new IllegalArgumentException("'" + args[i] + "' needs a value, or is no option; see --help");
			}
			set(args[i], args[i + 1]);
		}
		return new Options(new Options.Selection(this.rows, this.peers),
				new Options.Timing(this.rounds, this.turns, this.window, this.warmUp), this.javaHome, this.jvmFlags,
				this.output, Map.copyOf(this.builds), this.tolerance);
	}

	private void set(String name, String value) {
		switch (name) {
			case "--rows" -> this.rows = Rows.matching(this.all, value);
			case "--peers" ->
				this.peers = Stream.of(value.split(",")).map(String::strip).map(Peer::of).distinct().toList();
			case "--rounds" -> this.rounds = (int) positive(name, value, true);
			case "--turns" -> this.turns = (int) positive(name, value, true);
			case "--seconds" -> this.window = seconds(name, value);
			case "--warm-up" -> this.warmUp = seconds(name, value);
			case "--java" -> this.javaHome = javaHome(value);
			case "--profile" ->
				this.jvmFlags = Stream.of(value.split("\\s+")).filter((flag) -> !flag.isEmpty()).toList();
			case "--base" -> this.builds.put(Peer.BASE, value);
			case "--head" -> this.builds.put(Peer.HEAD, value);
			case "--tolerance" -> this.tolerance = positive(name, value, false) / 100;
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
