package dev.zmq.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What several turns have in common.
 *
 * @param median the median, between the two in the middle if their number is even
 * @param min the smallest
 * @param max the largest
 */
record Spread(double median, double min, double max) {

	static Optional<Spread> of(List<Double> values) {
		if (values.isEmpty()) {
			return Optional.empty();
		}
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1]));
	}

}
