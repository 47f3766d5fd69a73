package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.zmq.benchmarks.Pattern.Kind;

/**
 * The page of the documentation: what was measured, where, and what it is to reach.
 */
final class PerformancePage {

	/** Where the charts are, seen from the page. */
	static final String CHARTS = "performance";

	private static final String NOTHING = "–";

	private static final List<Peer> SOCKETS = List.of(Peer.OURS, Peer.LIBZMQ, Peer.JEROMQ);

	private static final List<Peer> LISTENERS = List.of(Peer.OURS, Peer.OURS_SOCKET, Peer.SPRING_INTEGRATION);

	private static final List<Metric> COSTS = List.of(Metric.SENDER_CPU, Metric.RECEIVER_CPU, Metric.SENDER_ALLOCATION,
			Metric.RECEIVER_ALLOCATION);

	private final Results results;

	private final Collection<String> charts;

	PerformancePage(Results results, Collection<String> charts) {
		this.results = results;
		this.charts = charts;
	}

	@Override
	public String toString() {
		StringBuilder page = new StringBuilder(
				"""
						# Performance

						What this library does beside libzmq and JeroMQ, measured in turns on one machine. This page is written by the
						[benchmarks](../benchmarks/README.md), which also say how each figure is measured and how to repeat it; the single
						measurements are in [benchmarks/results](../benchmarks/results).

						Ratios are what counts: absolute figures depend on the machine. Each figure is the median of all turns; ratios are taken
						turn by turn, with the smallest and the largest in brackets. "To reach" is what the project has set itself.

						## Where

						""");
		this.results.runs().forEach((run) -> page.append(where(run)));
		page.append("\n## Sockets\n\n").append(table(SOCKETS, false));
		if (rows(true).stream().anyMatch((row) -> !this.results.cells(row).isEmpty())) {
			page.append("\n## Listeners\n\n").append(table(LISTENERS, true));
		}
		page.append("\n## What a message costs\n\n").append(costs()).append(failures());
		charts(page, "\n## Charts\n", false);
		charts(page, "\n## Curves\n", true);
		return page.toString();
	}

	private static String where(Map<String, Object> run) {
		return String.format(Locale.ROOT,
				"- %s: %s cores of %s, %s, load %.2f; %s; zmq-core %s, libzmq %s, JeroMQ %s; %s rounds of %s turns of %s s after %s s%n",
				String.valueOf(run.get("time")).replaceFirst("T.*", ""), run.get("cores"), run.get("processor"),
				run.get("system"), Double.parseDouble(String.valueOf(run.get("load"))), run.get("jdk"), run.get("ours"),
				run.get("libzmq"), run.get("jeromq"), run.get("rounds"), run.get("turns"), run.get("window_seconds"),
				run.get("warm_up_seconds"));
	}

	private static List<Row> rows(boolean listens) {
		return Rows.ALL.stream().filter((row) -> row.pattern().listens() == listens).toList();
	}

	private Table table(List<Peer> peers, boolean listens) {
		List<String> header = new ArrayList<>(List.of("What", "Figure"));
		peers.forEach((peer) -> header.add(peer.id()));
		peers.stream().skip(1).forEach((peer) -> header.add("ours ÷ " + peer));
		header.add("to reach");
		Table table = new Table(header);
		for (Row row : rows(listens)) {
			if (!this.results.cells(row).isEmpty()) {
				figures(row).forEach((metric) -> table.add(line(row, metric, peers)));
			}
		}
		return table;
	}

	/** What the row is about, and whatever else is to reach something. */
	private static List<Metric> figures(Row row) {
		List<Metric> figures = new ArrayList<>(switch (row.pattern().kind()) {
			case RATE -> List.of(Metric.RATE);
			case TIME -> Metric.PERCENTILES;
			case CONNECTIONS -> Metric.OF_CONNECTIONS;
		});
		row.reaches().stream().map(Reach::metric).filter((metric) -> !figures.contains(metric)).forEach(figures::add);
		return figures;
	}

	private List<String> line(Row row, Metric metric, List<Peer> peers) {
		List<String> line = new ArrayList<>(List.of(row.pattern().title() + ", " + row.title(), metric.title()));
		peers.forEach((peer) -> line.add(figure(row, peer, metric)));
		peers.stream().skip(1).forEach((peer) -> line.add(ratio(row, peer, metric)));
		line.add(reach(row, metric));
		return line;
	}

	private String figure(Row row, Peer peer, Metric metric) {
		Optional<Cell> cell = this.results.cell(row, peer);
		if (cell.isPresent() && cell.get().isEmpty()) {
			return cell.get().hasFailed() ? "failed" : "not here";
		}
		return cell.flatMap((present) -> present.spread(metric))
			.map((spread) -> metric.format(spread.median()))
			.orElse(NOTHING);
	}

	private String ratio(Row row, Peer peer, Metric metric) {
		Optional<Cell> theirs = this.results.cell(row, peer);
		return this.results.cell(row, Peer.OURS)
			.flatMap((ours) -> theirs.flatMap((other) -> ours.ratioTo(other, metric)))
			.map((ratio) -> String.format("%s (%s – %s)", Figures.ratio(ratio.median()), Figures.ratio(ratio.min()),
					Figures.ratio(ratio.max())))
			.orElse(NOTHING);
	}

	private String reach(Row row, Metric metric) {
		List<String> texts = new ArrayList<>();
		for (Reach reach : row.reaches()) {
			Optional<Cell> ours = this.results.cell(row, Peer.OURS);
			Optional<Cell> theirs = this.results.cell(row, reach.peer());
			if (reach.metric() == metric && ours.isPresent() && theirs.isPresent() && !theirs.get().isEmpty()) {
				String whose = (reach.factor() == 0) ? "" : " " + reach.peer();
				texts.add(reach.text(metric::format).replace(" ×", " ×" + whose) + ": "
						+ (reach.isReached(ours.get(), theirs.get()) ? "yes" : "**no**"));
			}
		}
		return texts.isEmpty() ? NOTHING : String.join("; ", texts);
	}

	private Table costs() {
		Table table = new Table(List.of("What", "peer", "CPU of the sender", "of the receiver",
				"allocated by the sender", "by the receiver"));
		for (Row row : Rows.ALL) {
			for (Cell cell : this.results.cells(row)) {
				if (row.pattern().kind() != Kind.CONNECTIONS && !cell.isEmpty()) {
					List<String> line = new ArrayList<>(
							List.of(row.pattern().title() + ", " + row.title(), cell.peer().id()));
					COSTS.forEach((metric) -> line.add(figure(row, cell.peer(), metric)));
					table.add(line);
				}
			}
		}
		return table;
	}

	private String failures() {
		StringBuilder text = new StringBuilder();
		for (Cell cell : this.results.cells()) {
			if (cell.note() != null) {
				text.append("- `")
					.append(cell.row().id())
					.append("`, ")
					.append(cell.peer())
					.append(": ")
					.append(cell.note())
					.append('\n');
			}
		}
		return text.isEmpty() ? "" : "\n## What was not measured\n\n" + text;
	}

	private void charts(StringBuilder page, String header, boolean curves) {
		List<String> chosen = this.charts.stream().filter((name) -> name.startsWith("curve-") == curves).toList();
		if (!chosen.isEmpty()) {
			page.append(header);
			chosen.forEach((name) -> page
				.append(String.format("%n![%s](%s/%s)%n", name.replace(".svg", "").replace('-', ' '), CHARTS, name)));
		}
	}

}
