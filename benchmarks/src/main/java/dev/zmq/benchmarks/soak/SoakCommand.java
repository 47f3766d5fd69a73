package dev.zmq.benchmarks.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * The command {@code soak}.
 */
public final class SoakCommand {

	/** Its help. */
	public static final String HELP = """
			soak [--minutes N] [--seed N]
			  lets traffic flow between sockets of all patterns, transports and mechanisms, while clients come
			  and go, fall behind, send garbage and vanish, for N minutes, 10 by default. Prints JSON lines.
			  Ends with 1 if a rule of order or loss is broken, or if heap, direct memory, threads or
			  descriptors grow: if the line through their samples rises faster than its limit, beyond doubt
			""";

	private final PrintStream out;

	private final Function<Map<String, ?>, String> json;

	/**
	 * Creates the command.
	 * @param out where it prints to
	 * @param json writes a line
	 */
	public SoakCommand(PrintStream out, Function<Map<String, ?>, String> json) {
		this.out = out;
		this.json = json;
	}

	/**
	 * Runs it.
	 * @param args the arguments, its name first
	 * @return the exit status
	 * @throws IOException if files cannot be written
	 * @throws IllegalArgumentException if the arguments make no sense; the message says
	 * why
	 */
	public int run(String... args) throws IOException {
		double minutes = 10;
		long seed = System.nanoTime();
		for (int i = 1; i < args.length; i += 2) {
			if (i + 1 == args.length) {
				throw new IllegalArgumentException(args[i] + " needs a value\n" + HELP);
			}
			switch (args[i]) {
				case "--minutes" -> minutes = Double.parseDouble(args[i + 1]);
				case "--seed" -> seed = Long.parseLong(args[i + 1]);
				default -> throw new IllegalArgumentException("soak has no option " + args[i] + "\n" + HELP);
			}
		}
		return new Soak(Duration.ofMillis((long) (minutes * 60_000)), (line) -> this.out.println(this.json.apply(line)))
			.run(seed);
	}

}
