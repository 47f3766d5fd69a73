package dev.zmq.benchmarks.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import dev.zmq.benchmarks.chart.Svg.Anchor;

/**
 * Groups of bars side by side, one bar per series, each with a line for its range. Not
 * thread-safe.
 */
public final class BarChart {

	private final String title;

	private final Axis axis;

	private final boolean logarithmic;

	private final List<String> series = new ArrayList<>();

	private final Map<String, Map<String, Range>> groups = new LinkedHashMap<>();

	/**
	 * Creates an empty chart.
	 * @param title its title
	 * @param axis what the bars show
	 * @param logarithmic whether the axis is logarithmic
	 */
	public BarChart(String title, Axis axis, boolean logarithmic) {
		this.title = title;
		this.axis = axis;
		this.logarithmic = logarithmic;
	}

	/**
	 * Adds a bar.
	 * @param group what stands below it
	 * @param name its series
	 * @param range what it shows
	 */
	public void add(String group, String name, Range range) {
		if (!this.series.contains(name)) {
			this.series.add(name);
		}
		this.groups.computeIfAbsent(group, (absent) -> new LinkedHashMap<>()).put(name, range);
	}

	/**
	 * Tells whether there is anything to show.
	 * @return whether there is no bar
	 */
	public boolean isEmpty() {
		return this.groups.isEmpty();
	}

	/**
	 * Draws it.
	 * @return an SVG document
	 */
	public String toSvg() {
		DoubleStream values = this.groups.values()
			.stream()
			.flatMap((group) -> group.values().stream())
			.flatMapToDouble((range) -> DoubleStream.of(range.min(), range.max()));
		Scale scale = this.logarithmic ? Scale.logarithmic(values) : Scale.linear(values);
		Frame frame = new Frame(this.title, this.series, this.axis, scale);
		double width = (Frame.RIGHT - Frame.LEFT) / this.groups.size();
		double x = Frame.LEFT;
		for (Map.Entry<String, Map<String, Range>> group : this.groups.entrySet()) {
			draw(frame, group.getKey(), group.getValue(), x, width);
			x += width;
		}
		return frame.svg().toString();
	}

	private void draw(Frame frame, String name, Map<String, Range> bars, double left, double width) {
		Svg svg = frame.svg();
		double bar = width * 0.84 / this.series.size();
		bars.forEach((nameOfSeries, range) -> {
			int number = this.series.indexOf(nameOfSeries);
			double x = left + width * 0.08 + number * bar;
			svg.bar(Svg.colour(number), x, frame.y(range.value()), bar * 0.9, Frame.BOTTOM - frame.y(range.value()));
			frame.range(x + bar * 0.45, range);
			svg.text("small", Anchor.MIDDLE, x + bar * 0.45, frame.y(range.max()) - 4,
					this.axis.format().apply(range.value()));
		});
		// two lines, so that neighbours do not run into each other
		int space = name.lastIndexOf(", ");
		double middle = left + width / 2;
		svg.text("", Anchor.MIDDLE, middle, Frame.BOTTOM + 18, (space < 0) ? name : name.substring(0, space));
		if (space >= 0) {
			svg.text("", Anchor.MIDDLE, middle, Frame.BOTTOM + 34, name.substring(space + 2));
		}
	}

}
