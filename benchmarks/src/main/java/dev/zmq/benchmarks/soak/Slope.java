package dev.zmq.benchmarks.soak;

import java.util.List;

/**
 * The line that fits samples best (least squares).
 *
 * @param perMinute how steep it is
 * @param error the standard error of that
 * @param growth how much it rises over all samples
 */
record Slope(double perMinute, double error, double growth) {

	private static final double MINUTE = 60;

	/** How many standard errors a slope has to be above a limit to be beyond doubt. */
	private static final double DOUBT = 3;

	/**
	 * Fits the line.
	 * @param samples at least three of them, at different times
	 * @return the line
	 */
	static Slope of(List<Point> samples) {
		int count = samples.size();
		double meanX = samples.stream().mapToDouble(Point::seconds).average().orElse(0);
		double meanY = samples.stream().mapToDouble(Point::value).average().orElse(0);
		double xx = 0;
		double xy = 0;
		for (Point point : samples) {
			xx += (point.seconds() - meanX) * (point.seconds() - meanX);
			xy += (point.seconds() - meanX) * (point.value() - meanY);
		}
		double slope = xy / xx;
		double rest = 0;
		for (Point point : samples) {
			double off = point.value() - meanY - slope * (point.seconds() - meanX);
			rest += off * off;
		}
		double error = Math.sqrt(rest / Math.max(1, count - 2) / xx);
		double seconds = samples.get(count - 1).seconds() - samples.get(0).seconds();
		return new Slope(slope * MINUTE, error * MINUTE, slope * seconds);
	}

	/** Whether it is steeper than what the gauge allows, beyond doubt. */
	boolean exceeds(Gauge gauge) {
		return this.perMinute - DOUBT * this.error > gauge.perMinute() && this.growth > gauge.least();
	}

	/**
	 * A sample.
	 *
	 * @param seconds when
	 * @param value what was read
	 */
	record Point(double seconds, double value) {
	}

}
