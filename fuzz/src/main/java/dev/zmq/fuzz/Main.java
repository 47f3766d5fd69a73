package dev.zmq.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Fuzzes for as long as one likes, and makes the seeds.
 */
public final class Main {

	private static final String HELP = """
			java -jar fuzz/target/fuzz.jar [--minutes N] [--corpus DIR] [--work DIR] [TARGET …]
			    fuzzes each target for N minutes (default 10), or all of them; ends with 1 if something was found
			java -jar fuzz/target/fuzz.jar seeds DIR
			    writes the seeds anew: handshakes of this library, and of libzmq if there is python3-zmq
			""";

	private static final int MINUTES = 10;

	private Main() {
	}

	/**
	 * Fuzzes, or makes seeds.
	 * @param args see {@code --help}
	 * @throws Exception if files cannot be written or processes not started
	 */
	public static void main(String[] args) throws Exception {
		if (args.length == 2 && args[0].equals("seeds")) {
			Seeds.write(Path.of(args[1]));
			return;
		}
		int minutes = MINUTES;
		Path corpus = Path.of("fuzz/src/main/corpus");
		Path work = Path.of("fuzz/target/fuzzing");
		List<Target> targets = new ArrayList<>();
		for (int i = 0; i < args.length; i++) {
			switch (args[i]) {
				case "--help" -> {
					System.out.print(HELP);
					return;
				}
				case "--minutes" -> minutes = Integer.parseInt(args[++i]);
				case "--corpus" -> corpus = Path.of(args[++i]);
				case "--work" -> work = Path.of(args[++i]);
				default -> targets.add(Target.ofId(args[i]));
			}
		}
		System.exit(fuzz(targets.isEmpty() ? List.of(Target.values()) : targets, minutes, corpus, work));
	}

	private static int fuzz(List<Target> targets, int minutes, Path corpus, Path work)
			throws IOException, InterruptedException {
		Jazzer jazzer = Jazzer.here(Files.createDirectories(work).toAbsolutePath());
		int status = 0;
		for (Target target : targets) {
			System.out.println(target.id() + ": " + minutes + " minutes, log " + jazzer.log(target.id()));
			Process process = jazzer.start(target.id(), corpus.resolve(target.id()).toAbsolutePath(),
					"-max_total_time=" + TimeUnit.MINUTES.toSeconds(minutes), 0);
			boolean found = process.waitFor() != 0;
			System.out.println(target.id() + ": " + (found ? "FOUND SOMETHING" : "nothing was found"));
			status |= found ? 1 : 0;
		}
		return status;
	}

}
