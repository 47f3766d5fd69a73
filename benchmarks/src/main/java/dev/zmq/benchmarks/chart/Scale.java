package dev.zmq.benchmarks.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where values lie between the two ends of an axis.
 *
 * @param from the value at its begin
 * @param to the value at its end
 * @param logarithmic whether equal steps are equal ratios
 * @param ticks values worth a line, from small to large
 */
record Scale(double from, double to, boolean logarithmic, List<Double> ticks) {

	private static final int LINEAR_TICKS = 5;

	/**
	 * Makes a scale of powers of ten that holds some values.
	 * @param values the values; those that are not positive have no place on it
	 * @return the scale
	 */
	static Scale logarithmic(DoubleStream values) {
		double[] positive = values.filter((value) -> value > 0).sorted().toArray();
		double least = (positive.length > 0) ? positive[0] : 1;
		double most = (positive.length > 0) ? positive[positive.length - 1] : 1;
		int first = (int) Math.floor(Math.log10(least));
		int last = Math.max((int) Math.ceil(Math.log10(most)), first + 1);
		List<Double> ticks = new ArrayList<>();
		for (int power = first; power <= last; power++) {
			ticks.add(Math.pow(10, power));
		}
		return new Scale(ticks.get(0), ticks.get(ticks.size() - 1), true, ticks);
	}

	/**
	 * Makes a scale from zero on that holds some values, with a round step.
	 * @param values the values
	 * @return the scale
	 */
	static Scale linear(DoubleStream values) {
		double most = Math.max(values.max().orElse(1), Double.MIN_NORMAL);
		double rough = most / LINEAR_TICKS;
		double power = Math.pow(10, Math.floor(Math.log10(rough)));
		double step = DoubleStream.of(1, 2, 5, 10)
			.map((digit) -> digit * power)
			.filter((round) -> round >= rough)
			.findFirst()
			.orElse(10 * power);
		List<Double> ticks = new ArrayList<>();
		for (int i = 0; i * step < most + step; i++) {
			ticks.add(i * step);
		}
		return new Scale(0, ticks.get(ticks.size() - 1), false, ticks);
	}

	/**
	 * Makes a scale whose ends and ticks are some positive values.
	 * @param values the values, from small to large
	 * @return the scale
	 */
	static Scale points(List<Double> values) {
		return new Scale(values.get(0), values.get(values.size() - 1), true, values);
	}

	/**
	 * Returns where a value lies.
	 * @param value the value
	 * @return 0 at the begin of the axis, 1 at its end
	 */
	double place(double value) {
		if (this.to <= this.from) {
			return 0.5;
		}
		double inside = Math.min(Math.max(value, this.from), this.to);
		return this.logarithmic ? Math.log(inside / this.from) / Math.log(this.to / this.from)
				: (inside - this.from) / (this.to - this.from);
	}

}
