package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The comparison as Markdown: one table per pattern, one line per row and peer.
 */
final class Report {

	private static final String NOTHING = "–";

	private final List<Cell> cells;

	private final Peer base;

	Report(List<Cell> cells, Peer base) {
		this.cells = cells;
		this.base = base;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (Pattern pattern : Pattern.values()) {
			List<Cell> chosen = this.cells.stream().filter((cell) -> cell.row().pattern() == pattern).toList();
			if (!chosen.isEmpty()) {
				text.append(System.lineSeparator()).append(switch (pattern.kind()) {
					case RATE -> rates(pattern, chosen);
					case TIME -> times(pattern, chosen);
					case CONNECTIONS -> connections(pattern, chosen);
				}).append(notes(chosen));
			}
		}
		return text.toString();
	}

	private Table rates(Pattern pattern, List<Cell> chosen) {
		Table table = new Table(List.of(pattern.title(), "peer", "messages/s (min – max)",
				this.base + " ÷ peer (min – max)", "to reach", "CPU ns/message, sender + receiver",
				"B allocated/message, sender + receiver", "receiver's to reach"));
		for (Cell cell : chosen) {
			List<String> line = start(cell);
			if (cell.isEmpty()) {
				line.add(cell.hasFailed() ? "failed" : "not here");
			}
			else {
				line.add(spread(cell.spread(Metric.RATE), Figures::rate));
				line.add(ratio(cell, Metric.RATE));
				line.add(reach(cell, Metric.RATE));
				line.add(both(cell, Metric.SENDER_CPU, Metric.RECEIVER_CPU, Figures::digits));
				line.add(both(cell, Metric.SENDER_ALLOCATION, Metric.RECEIVER_ALLOCATION, Figures::digits));
				line.add(reach(cell, Metric.RECEIVER_ALLOCATION));
			}
			table.add(line);
		}
		return table;
	}

	/**
	 * Three lines for each peer: a table with all percentiles side by side is too wide.
	 */
	private Table times(Pattern pattern, List<Cell> chosen) {
		return lines(chosen, Metric.PERCENTILES,
				List.of(pattern.title(), "peer", "figure", "median (min – max)", this.base + " ÷ peer (min – max)",
						"to reach", "per second", "CPU µs, sender + receiver", "B allocated, sender + receiver"));
	}

	private Table connections(Pattern pattern, List<Cell> chosen) {
		return lines(chosen, Metric.OF_CONNECTIONS, List.of(pattern.title(), "peer", "figure", "median (min – max)",
				this.base + " ÷ peer (min – max)", "to reach"));
	}

	private Table lines(List<Cell> chosen, List<Metric> metrics, List<String> header) {
		Table table = new Table(header);
		for (Cell cell : chosen) {
			if (cell.isEmpty()) {
				List<String> line = start(cell);
				line.add(NOTHING);
				line.add(cell.hasFailed() ? "failed" : "not here");
				table.add(line);
			}
			else {
				metrics.forEach((metric) -> table.add(line(cell, metric)));
			}
		}
		return table;
	}

	private List<String> line(Cell cell, Metric metric) {
		List<String> line = start(cell);
		line.add(metric.title());
		line.add(spread(cell.spread(metric), metric::format));
		line.add(ratio(cell, metric));
		line.add(reach(cell, metric));
		if (metric == Metric.P50) {
			line.add(median(cell, Metric.RATE, Figures::rate));
			line.add(both(cell, Metric.SENDER_CPU, Metric.RECEIVER_CPU, Figures::micros));
			line.add(both(cell, Metric.SENDER_ALLOCATION, Metric.RECEIVER_ALLOCATION, Figures::digits));
		}
		return line;
	}

	private static List<String> start(Cell cell) {
		return new ArrayList<>(List.of(cell.row().title(), cell.peer().id()));
	}

	/** Below the table, as an error message would make it as wide as itself. */
	private static String notes(List<Cell> chosen) {
		StringBuilder text = new StringBuilder();
		for (Cell cell : chosen) {
			String note = cell.note();
			if (note != null) {
				text.append(String.format("%n- %s, %s: %s", cell.row().title(), cell.peer(), note));
			}
		}
		return text.isEmpty() ? "" : text.append(System.lineSeparator()).toString();
	}

	private Optional<Cell> base(Cell cell) {
		return this.cells.stream()
			.filter((other) -> other.row().equals(cell.row()) && other.peer() == this.base)
			.findFirst();
	}

	private String ratio(Cell cell, Metric metric) {
		if (cell.peer() == this.base) {
			return NOTHING;
		}
		return spread(base(cell).flatMap((other) -> other.ratioTo(cell, metric)), Figures::ratio);
	}

	private String reach(Cell cell, Metric metric) {
		Optional<Reach> reach = cell.row().reach(cell.peer(), metric);
		Optional<Cell> ours = base(cell);
		if (this.base != Peer.OURS || reach.isEmpty() || ours.isEmpty() || ours.get().median(metric).isEmpty()) {
			return NOTHING;
		}
		return reach.get().text(metric::format) + ": " + (reach.get().isReached(ours.get(), cell) ? "yes" : "no");
	}

	private static String both(Cell cell, Metric sender, Metric receiver, DoubleFunction<String> format) {
		return median(cell, sender, format) + " + " + median(cell, receiver, format);
	}

	private static String median(Cell cell, Metric metric, DoubleFunction<String> format) {
		return cell.spread(metric).map((spread) -> format.apply(spread.median())).orElse(NOTHING);
	}

	private static String spread(Optional<Spread> spread, DoubleFunction<String> format) {
		return spread
			.map((present) -> format.apply(present.median()) + " (" + format.apply(present.min()) + " – "
					+ format.apply(present.max()) + ")")
			.orElse(NOTHING);
	}

}
