package dev.zmq.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two builds side by side, as Markdown: one line per row and figure.
 */
final class ComparisonReport {

	/**
	 * The figures that decide; the others only explain.
	 */
	private static final List<Metric> DECIDING = List.of(Metric.RATE, Metric.P50, Metric.P99, Metric.TIME);

	/**
	 * Fewer rounds agree by chance; the turns of one have been compiled in the same way.
	 */
	private static final int ROUNDS_TO_DECIDE = 3;

	private final List<Cell> cells;

	/** Ratios that differ from 1 by less than this mean nothing. */
	private final double tolerance;

	/**
	 * Creates a report.
	 * @param cells those of both builds
	 * @param tolerance such as 0.05
	 */
	ComparisonReport(List<Cell> cells, double tolerance) {
		this.cells = cells;
		this.tolerance = tolerance;
	}

	/**
	 * Tells whether the head has become worse in any row, or has failed.
	 * @return whether
	 */
	boolean isWorse() {
		return heads().anyMatch((head) -> head.hasFailed()
				|| DECIDING.stream().anyMatch((metric) -> verdict(head, metric) == Verdict.WORSE));
	}

	private Stream<Cell> heads() {
		return this.cells.stream().filter((cell) -> cell.peer() == Peer.HEAD);
	}

	private Optional<Spread> ratio(Cell head, Metric metric) {
		return base(head).flatMap((base) -> head.ratioTo(base, metric));
	}

	private Optional<Cell> base(Cell head) {
		return this.cells.stream()
			.filter((cell) -> cell.row().equals(head.row()) && cell.peer() == Peer.BASE)
			.findFirst();
	}

	/** Something has changed if all turns say so, and the median says enough. */
	private Verdict verdict(Cell head, Metric metric) {
		if (head.rounds() < ROUNDS_TO_DECIDE) {
			return Verdict.UNKNOWN;
		}
		return ratio(head, metric).map((ratio) -> {
			boolean more = ratio.min() > 1 && ratio.median() > 1 + this.tolerance;
			boolean less = ratio.max() < 1 && ratio.median() < 1 / (1 + this.tolerance);
			if (!more && !less) {
				return Verdict.SAME;
			}
			return (more == (metric == Metric.RATE)) ? Verdict.BETTER : Verdict.WORSE;
		}).orElse(Verdict.UNKNOWN);
	}

	@Override
	public String toString() {
		Table table = new Table(List.of("row", "figure", "base", "head", "head ÷ base (min – max)", ""));
		StringBuilder notes = new StringBuilder();
		heads().forEach((head) -> {
			for (Metric metric : Metric.values()) {
				if (head.median(metric).isPresent()) {
					table.add(line(head, metric));
				}
			}
		});
		this.cells.stream()
			.filter((cell) -> cell.note() != null)
			.forEach(
					(cell) -> notes.append(String.format("- %s, %s: %s%n", cell.row().id(), cell.peer(), cell.note())));
		return table + (notes.isEmpty() ? "" : System.lineSeparator() + notes);
	}

	private List<String> line(Cell head, Metric metric) {
		return List
			.of(head.row().id(), metric.title(), base(head).map((base) -> median(base, metric)).orElse("–"),
					median(head, metric), ratio(head, metric).map((ratio) -> String.format(Locale.ROOT,
							"%.3f (%.3f – %.3f)", ratio.median(), ratio.min(), ratio.max()))
						.orElse("–"),
					verdict(head, metric).text);
	}

	private static String median(Cell cell, Metric metric) {
		return cell.median(metric).stream().mapToObj(metric::format).findFirst().orElse("–");
	}

	private enum Verdict {

		BETTER("better"), WORSE("worse"), SAME(""), UNKNOWN("too few rounds");

		private final String text;

		Verdict(String text) {
			this.text = text;
		}

	}

}
