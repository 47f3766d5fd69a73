package dev.zmq.benchmarks.chart;

import java.util.Locale;

/**
 * Writes an SVG document element by element. Its colours follow what the reader prefers,
 * light or dark; it brings its own background, so that the two never mix. Not
 * thread-safe.
 */
final class Svg {

	/** Colours of series; each can be told from the others on both backgrounds. */
	private static final String[] COLOURS = { "#3b82f6", "#f97316", "#16a34a", "#a855f7", "#db2777", "#64748b" };

	private static final String STYLE = """
			<style>
			text { font: 12px system-ui, sans-serif; fill: #1f2937; }
			.title { font-size: 15px; font-weight: 600; }
			.small { font-size: 10px; }
			.back { fill: #ffffff; }
			.grid { stroke: #d1d5db; stroke-width: 1; }
			.axis { stroke: #6b7280; stroke-width: 1; }
			.range { stroke: #1f2937; stroke-width: 1; fill: none; }
			@media (prefers-color-scheme: dark) {
			text { fill: #e5e7eb; }
			.back { fill: #111827; }
			.grid { stroke: #374151; }
			.axis { stroke: #9ca3af; }
			.range { stroke: #e5e7eb; }
			}
			</style>
			""";

	private final StringBuilder text = new StringBuilder();

	Svg(int width, int height, String title) {
		this.text.append(String.format(Locale.ROOT, """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
				<title>%s</title>
				""", width, height, width, height, escaped(title)));
		this.text.append(STYLE);
		this.text.append(String.format(Locale.ROOT, "<rect class=\"back\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n",
				width, height));
		text("title", Anchor.START, 16, 26, title);
	}

	static String colour(int series) {
		return COLOURS[series % COLOURS.length];
	}

	void line(String style, double fromX, double fromY, double toX, double toY) {
		add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, fromX, fromY, toX, toY);
	}

	void bar(String colour, double x, double y, double width, double height) {
		add("<rect fill=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", colour, x, y, width,
				Math.max(height, 0));
	}

	void dot(String colour, double x, double y) {
		add("<circle fill=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", colour, x, y);
	}

	void curve(String colour, String points) {
		add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>", colour, points);
	}

	void text(String style, Anchor anchor, double x, double y, String content) {
		add("<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style,
				anchor.name().toLowerCase(Locale.ROOT), x, y, escaped(content));
	}

	/** Text that is read from bottom to top, for the axis at the left. */
	void upright(double x, double y, String content) {
		add("<text text-anchor=\"middle\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>", x, y,
				escaped(content));
	}

	private void add(String element, Object... values) {
		this.text.append(String.format(Locale.ROOT, element, values)).append('\n');
	}

	private static String escaped(String content) {
		return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	@Override
	public String toString() {
		return this.text + "</svg>\n";
	}

	/**
	 * Which part of a text its position names.
	 */
	enum Anchor {

		START, MIDDLE, END

	}

}
