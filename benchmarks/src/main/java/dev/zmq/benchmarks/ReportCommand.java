package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command {@code report}: turns results into a page of the documentation.
 */
final class ReportCommand {

	private static final Path RESULTS = Path.of("benchmarks", "results");

	private final PrintStream out;

	ReportCommand(PrintStream out) {
		this.out = out;
	}

	/**
	 * Runs it.
	 * @param args {@code --docs DIRECTORY} and files of results
	 * @return the exit status
	 * @throws IOException if files cannot be read or written
	 * @throws IllegalArgumentException if there are no results
	 */
	int run(String... args) throws IOException {
		Path docs = Path.of("docs");
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < args.length; i++) {
			if (args[i].equals("--docs") && i + 1 < args.length) {
				i++;
				docs = Path.of(args[i]);
			}
			else if (args[i].startsWith("--")) {
				throw new IllegalArgumentException(
						"report takes --docs DIRECTORY and files, but not '" + args[i] + "'");
			}
			else {
				files.add(Path.of(args[i]));
			}
		}
		return write(Results.read(files.isEmpty() ? kept() : files), docs);
	}

	private static List<Path> kept() throws IOException {
		List<Path> files = new ArrayList<>();
		if (Files.isDirectory(RESULTS)) {
			try (DirectoryStream<Path> kept = Files.newDirectoryStream(RESULTS, "*.jsonl")) {
				kept.forEach(files::add);
			}
		}
		if (files.isEmpty()) {
			throw new IllegalArgumentException(
					"No results: name files of JSON lines, or run report where " + RESULTS + " holds some");
		}
		files.sort(null);
		return files;
	}

	private int write(Results results, Path docs) throws IOException {
		Path charts = Files.createDirectories(docs.resolve(PerformancePage.CHARTS));
		Map<String, String> drawn = new Charts(results).all();
		for (Map.Entry<String, String> chart : drawn.entrySet()) {
			Files.writeString(charts.resolve(chart.getKey()), chart.getValue());
		}
		Path page = docs.resolve("performance.md");
		Files.writeString(page, new PerformancePage(results, drawn.keySet()).toString());
		this.out.println(page + " and " + drawn.size() + " charts in " + charts);
		return 0;
	}

}
