package dev.zmq.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.zmq.benchmarks.Pattern.Kind;
import dev.zmq.benchmarks.chart.Axis;
import dev.zmq.benchmarks.chart.BarChart;
import dev.zmq.benchmarks.chart.LineChart;
import dev.zmq.benchmarks.chart.Range;

/**
 * What results look like.
 */
final class Charts {

	private static final double KIB = 1024;

	private final Results results;

	Charts(Results results) {
		this.results = results;
	}

	/**
	 * Draws all charts for which there are results.
	 * @return SVG documents by the name of their file, in the order of the page
	 */
	Map<String, String> all() {
		Map<String, String> drawn = new LinkedHashMap<>();
		bars(drawn, "throughput.svg", "Messages per second, PUSH → PULL", List.of(Pattern.PUSH_PULL),
				List.of(Metric.RATE), true);
		bars(drawn, "curve.svg", "Messages per second with CURVE, and to ten subscribers",
				List.of(Pattern.CURVE_PUSH_PULL, Pattern.PUB_SUB), List.of(Metric.RATE), true);
		bars(drawn, "listeners.svg", "Messages per second, from the wire to a method", List.of(Pattern.LISTENER),
				List.of(Metric.RATE), true);
		bars(drawn, "round-trip.svg", "Time of a round trip, REQ ⇄ REP", List.of(Pattern.REQ_REP), Metric.PERCENTILES,
				true);
		bars(drawn, "open-loop.svg", "From when a message was due to its arrival", List.of(Pattern.OPEN_LOOP),
				Metric.PERCENTILES, true);
		bars(drawn, "connecting.svg", "DEALERs ⇄ ROUTER: connect all, one round trip each",
				List.of(Pattern.CONNECTIONS), List.of(Metric.TIME), false);
		bars(drawn, "memory.svg", "Memory per connection", List.of(Pattern.CONNECTIONS),
				List.of(Metric.SENDER_MEMORY, Metric.RECEIVER_MEMORY), false);
		for (Curve curve : Curve.ALL) {
			curve(drawn, curve);
		}
		return drawn;
	}

	private void bars(Map<String, String> drawn, String name, String title, List<Pattern> patterns,
			List<Metric> metrics, boolean logarithmic) {
		BarChart chart = new BarChart(title, axis(metrics.get(0)), logarithmic);
		for (Row row : Rows.ALL) {
			if (patterns.contains(row.pattern())) {
				metrics.forEach((metric) -> bars(chart, row, metric, metrics.size() > 1));
			}
		}
		if (!chart.isEmpty()) {
			drawn.put(name, chart.toSvg());
		}
	}

	private void bars(BarChart chart, Row row, Metric metric, boolean named) {
		String curve = (row.pattern() == Pattern.CURVE_PUSH_PULL) ? ", CURVE" : "";
		String title = row.title().replace(", one core", " one core") + curve;
		for (Cell cell : this.results.cells(row)) {
			range(cell, metric)
				.ifPresent((range) -> chart.add(named ? label(row, metric) : title, cell.peer().id(), range));
		}
	}

	private static String label(Row row, Metric metric) {
		if (row.pattern().kind() == Kind.CONNECTIONS) {
			String side = (metric == Metric.SENDER_MEMORY) ? "DEALER's side" : "ROUTER's side";
			return Figures.count(row.load().count()) + " connections, " + side;
		}
		String where = (row.load().perSecond() > 0) ? Figures.count(row.load().perSecond()) + "/s"
				: (row.pinned() ? "one core" : "free");
		return metric.title() + ", " + where;
	}

	private void curve(Map<String, String> drawn, Curve curve) {
		LineChart chart = new LineChart(curve.title(), curve.axis(), axis(curve.metric()));
		for (Curve.Point point : curve.points()) {
			for (Cell cell : this.results.cells(point.row())) {
				range(cell, curve.metric()).ifPresent((range) -> chart.add(cell.peer().id(), point.value(), range));
			}
		}
		if (!chart.isEmpty()) {
			drawn.put("curve-" + curve.id() + ".svg", chart.toSvg());
		}
	}

	private static Axis axis(Metric metric) {
		return switch (metric) {
			case RATE -> new Axis("messages per second", metric::format);
			case SENDER_MEMORY, RECEIVER_MEMORY -> new Axis("KiB in use", Figures::digits);
			default -> new Axis("time", metric::format);
		};
	}

	private static Optional<Range> range(Cell cell, Metric metric) {
		double unit = (metric == Metric.SENDER_MEMORY || metric == Metric.RECEIVER_MEMORY) ? KIB : 1;
		return cell.spread(metric)
			.map((spread) -> new Range(spread.median() / unit, spread.min() / unit, spread.max() / unit));
	}

}
