package dev.zmq.benchmarks.chart;

import java.util.List;

import dev.zmq.benchmarks.chart.Svg.Anchor;

/**
 * The part that all charts share: title, legend, the axis at the left with its lines.
 */
final class Frame {

	static final int WIDTH = 860;

	static final int HEIGHT = 380;

	static final double LEFT = 90;

	static final double RIGHT = WIDTH - 20;

	static final double TOP = 72;

	static final double BOTTOM = HEIGHT - 60;

	private static final double LEGEND_Y = 48;

	private static final double LEGEND_STEP = 150;

	private final Svg svg;

	private final Scale scale;

	Frame(String title, List<String> series, Axis axis, Scale scale) {
		this.svg = new Svg(WIDTH, HEIGHT, title);
		this.scale = scale;
		for (int i = 0; i < series.size(); i++) {
			double x = LEFT + i * LEGEND_STEP;
			this.svg.bar(Svg.colour(i), x, LEGEND_Y - 10, 12, 12);
			this.svg.text("", Anchor.START, x + 18, LEGEND_Y, series.get(i));
		}
		this.svg.upright(18, (TOP + BOTTOM) / 2, axis.label() + (scale.logarithmic() ? " (logarithmic)" : ""));
		for (double tick : scale.ticks()) {
			this.svg.line("grid", LEFT, y(tick), RIGHT, y(tick));
			this.svg.text("", Anchor.END, LEFT - 6, y(tick) + 4, axis.format().apply(tick));
		}
		this.svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
	}

	Svg svg() {
		return this.svg;
	}

	double y(double value) {
		return BOTTOM - this.scale.place(value) * (BOTTOM - TOP);
	}

	/** A line from the smallest to the largest. */
	void range(double x, Range range) {
		if (range.min() < range.max()) {
			this.svg.line("range", x, y(range.min()), x, y(range.max()));
		}
	}

}
