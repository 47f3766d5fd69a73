package dev.zmq.benchmarks.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was read of all gauges.
 */
final class Samples {

	/** Fewer say nothing. */
	static final int ENOUGH = 8;

	private final Map<Gauge, List<Slope.Point>> points = new EnumMap<>(Gauge.class);

	Map<String, Object> take(double seconds) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("type", "sample");
		line.put("seconds", seconds);
		for (Gauge gauge : Gauge.values()) {
			double value = gauge.read();
			add(gauge, seconds, value);
			line.put(gauge.id(), (long) value);
		}
		return line;
	}

	void add(Gauge gauge, double seconds, double value) {
		this.points.computeIfAbsent(gauge, (key) -> new ArrayList<>()).add(new Slope.Point(seconds, value));
	}

	/**
	 * Judges a gauge by its samples, but for the first third: caches fill and classes are
	 * loaded then.
	 * @param gauge the gauge
	 * @return what is to be said about it; the verdict is "flat", "grows" or "too few
	 * samples"
	 */
	Map<String, Object> judge(Gauge gauge) {
		List<Slope.Point> all = this.points.getOrDefault(gauge, List.of());
		List<Slope.Point> steady = all.subList(all.size() / 3, all.size());
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("type", "slope");
		line.put("gauge", gauge.id());
		line.put("samples", steady.size());
		if (steady.size() < ENOUGH) {
			line.put("verdict", "too few samples");
			return line;
		}
		Slope slope = Slope.of(steady);
		line.put("per_minute", slope.perMinute());
		line.put("error", slope.error());
		line.put("limit", gauge.perMinute());
		line.put("growth", slope.growth());
		line.put("verdict", slope.exceeds(gauge) ? "grows" : "flat");
		return line;
	}

	static boolean grows(Map<String, Object> judgement) {
		return "grows".equals(judgement.get("verdict"));
	}

}
