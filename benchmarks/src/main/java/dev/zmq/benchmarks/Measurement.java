package dev.zmq.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.zmq.benchmarks.Pattern.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one window.
 *
 * @param figures those that there are
 */
record Measurement(Map<Metric, Double> figures) {

	/**
	 * Reads the results that the workers have reported.
	 * @param receiver the result of the side that receives or replies
	 * @param sender the result of the side that sends or requests, null if there is none
	 * @param row what was done
	 * @return the figures
	 */
	static Measurement of(WindowResult receiver, @Nullable WindowResult sender, Row row) {
		if (row.pattern().kind() == Kind.CONNECTIONS && sender != null) {
			return connections(receiver, sender, row.load().count());
		}
		WindowResult leading = (row.pattern().senderLeads() && sender != null) ? sender : receiver;
		double messages = leading.required("messages");
		if (messages <= 0) {
			throw new WorkerException("No messages arrived in the window");
		}
		Map<Metric, Double> figures = new EnumMap<>(Metric.class);
		figures.put(Metric.RATE, messages * 1e9 / leading.required("nanos"));
		put(figures, Metric.P50, leading.optional("p50"), 1);
		put(figures, Metric.P99, leading.optional("p99"), 1);
		put(figures, Metric.P999, leading.optional("p999"), 1);
		put(figures, Metric.MAX, leading.optional("max"), 1);
		perMessage(figures, receiver, Metric.RECEIVER_CPU, Metric.RECEIVER_ALLOCATION);
		if (sender != null) {
			perMessage(figures, sender, Metric.SENDER_CPU, Metric.SENDER_ALLOCATION);
		}
		return new Measurement(figures);
	}

	private static Measurement connections(WindowResult receiver, WindowResult sender, int count) {
		Map<Metric, Double> figures = new EnumMap<>(Metric.class);
		figures.put(Metric.TIME, sender.required("nanos"));
		put(figures, Metric.SENDER_CPU, sender.optional("cpu"), count);
		put(figures, Metric.RECEIVER_CPU, receiver.optional("cpu"), count);
		figures.put(Metric.SENDER_MEMORY, sender.required("memory") / count);
		figures.put(Metric.RECEIVER_MEMORY, receiver.required("memory") / count);
		figures.put(Metric.SENDER_RESIDENT, sender.required("resident") / count);
		figures.put(Metric.RECEIVER_RESIDENT, receiver.required("resident") / count);
		figures.put(Metric.SENDER_DESCRIPTORS, each(sender, count));
		figures.put(Metric.RECEIVER_DESCRIPTORS, each(receiver, count));
		return new Measurement(figures);
	}

	/**
	 * To one digit: a few descriptors belong to the process, such as those of its jars.
	 */
	private static double each(WindowResult result, int count) {
		return Math.rint(result.required("descriptors") * 10 / count) / 10;
	}

	private static void perMessage(Map<Metric, Double> figures, WindowResult result, Metric cpu, Metric allocation) {
		// Each side by its own count: the two windows are not cut at the same message.
		double messages = Math.max(result.required("messages"), 1);
		put(figures, cpu, result.optional("cpu"), messages);
		put(figures, allocation, result.optional("allocated"), messages);
	}

	private static void put(Map<Metric, Double> figures, Metric metric, OptionalDouble value, double divisor) {
		value.ifPresent((present) -> figures.put(metric, present / divisor));
	}

	/** The figures that tell most, for those who wait. */
	String summary() {
		return Stream.of(Metric.P50, Metric.RATE, Metric.TIME)
			.flatMap(
					(metric) -> get(metric).stream().mapToObj((figure) -> metric.title() + " " + metric.format(figure)))
			.collect(Collectors.joining(", "));
	}

	OptionalDouble get(Metric metric) {
		Double figure = this.figures.get(metric);
		return (figure != null) ? OptionalDouble.of(figure) : OptionalDouble.empty();
	}

}
