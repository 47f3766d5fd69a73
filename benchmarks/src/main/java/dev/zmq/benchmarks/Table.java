package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Markdown table whose columns are aligned, so that it reads well on a terminal too.
 * Not thread-safe.
 */
final class Table {

	private final List<List<String>> lines = new ArrayList<>();

	Table(List<String> header) {
		this.lines.add(header);
		this.lines.add(header.stream().map((title) -> "---").toList());
	}

	/**
	 * Adds a line.
	 * @param cells its cells; those that are left out stay empty
	 */
	void add(List<String> cells) {
		this.lines.add(cells);
	}

	@Override
	public String toString() {
		int columns = this.lines.get(0).size();
		int[] widths = IntStream.range(0, columns)
			.map((column) -> this.lines.stream().mapToInt((line) -> cell(line, column).length()).max().orElse(0))
			.toArray();
		return this.lines.stream()
			.map((line) -> IntStream.range(0, columns)
				.mapToObj((column) -> pad(cell(line, column), widths[column]))
				.collect(Collectors.joining(" | ", "| ", " |\n")))
			.collect(Collectors.joining());
	}

	private static String cell(List<String> line, int column) {
		return (column < line.size()) ? line.get(column).replace("|", "\\|") : "";
	}

	private static String pad(String text, int width) {
		return text.equals("---") ? "-".repeat(width) : text + " ".repeat(width - text.length());
	}

}
