package dev.zmq.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A worker's result line.
 *
 * @param values its numbers by name
 */
record WindowResult(Map<String, Double> values) {

	/**
	 * Reads a result.
	 * @param text {@code name=value name=value …}
	 * @return the result
	 */
	static WindowResult parse(String text) {
		Map<String, Double> values = new HashMap<>();
		for (String pair : text.strip().split(" +")) {
			int equals = pair.indexOf('=');
			if (equals < 1) {
				throw new WorkerException("Expected name=value in the result of a worker, but found '" + pair + "'");
			}
			values.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
		}
		return new WindowResult(values);
	}

	double required(String name) {
		return optional(name).orElseThrow(() -> new WorkerException("The result of a worker lacks '" + name + "'"));
	}

	OptionalDouble optional(String name) {
		Double value = this.values.get(name);
		return (value != null) ? OptionalDouble.of(value) : OptionalDouble.empty();
	}

}
