package dev.zmq.benchmarks.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import dev.zmq.benchmarks.chart.Svg.Anchor;

/**
 * Curves over one quantity, both axes logarithmic. Not thread-safe.
 */
public final class LineChart {

	private final String title;

	private final Axis across;

	private final Axis up;

	private final Map<String, TreeMap<Double, Range>> series = new LinkedHashMap<>();

	/**
	 * Creates an empty chart.
	 * @param title its title
	 * @param across what changes
	 * @param up what comes of it
	 */
	public LineChart(String title, Axis across, Axis up) {
		this.title = title;
		this.across = across;
		this.up = up;
	}

	/**
	 * Adds a point to a curve.
	 * @param name the series
	 * @param x what was set, positive
	 * @param range what came of it
	 */
	public void add(String name, double x, Range range) {
		this.series.computeIfAbsent(name, (absent) -> new TreeMap<>()).put(x, range);
	}

	/**
	 * Tells whether there is anything to show.
	 * @return whether there is no point
	 */
	public boolean isEmpty() {
		return this.series.isEmpty();
	}

	/**
	 * Draws it.
	 * @return an SVG document
	 */
	public String toSvg() {
		List<Double> places = this.series.values()
			.stream()
			.flatMap((points) -> points.keySet().stream())
			.distinct()
			.sorted()
			.toList();
		Scale horizontal = Scale.points(places);
		Scale vertical = Scale.logarithmic(this.series.values()
			.stream()
			.flatMap((points) -> points.values().stream())
			.flatMapToDouble((range) -> DoubleStream.of(range.min(), range.max())));
		List<String> names = new ArrayList<>(this.series.keySet());
		Frame frame = new Frame(this.title, names, this.up, vertical);
		Svg svg = frame.svg();
		for (double place : places) {
			svg.line("axis", x(horizontal, place), Frame.BOTTOM, x(horizontal, place), Frame.BOTTOM + 5);
			svg.text("", Anchor.MIDDLE, x(horizontal, place), Frame.BOTTOM + 19, this.across.format().apply(place));
		}
		svg.text("", Anchor.MIDDLE, (Frame.LEFT + Frame.RIGHT) / 2, Frame.BOTTOM + 42,
				this.across.label() + " (logarithmic)");
		this.series.forEach((name, points) -> draw(frame, horizontal, Svg.colour(names.indexOf(name)), points));
		return svg.toString();
	}

	private static void draw(Frame frame, Scale horizontal, String colour, Map<Double, Range> points) {
		frame.svg()
			.curve(colour,
					points.entrySet()
						.stream()
						.map((point) -> String.format(Locale.ROOT, "%.1f,%.1f", x(horizontal, point.getKey()),
								frame.y(point.getValue().value())))
						.collect(Collectors.joining(" ")));
		points.forEach((place, range) -> {
			frame.range(x(horizontal, place), range);
			frame.svg().dot(colour, x(horizontal, place), frame.y(range.value()));
		});
	}

	/** With some room at both ends. */
	private static double x(Scale horizontal, double value) {
		double room = 30;
		return Frame.LEFT + room + horizontal.place(value) * (Frame.RIGHT - Frame.LEFT - 2 * room);
	}

}
