package dev.zmq.benchmarks;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.zmq.benchmarks.Row.Transport;
import dev.zmq.benchmarks.chart.Axis;

/**
 * What one quantity costs: rows that differ in it alone.
 *
 * @param id what the names of its rows begin with
 * @param title what is shown
 * @param axis the quantity
 * @param metric what comes of it
 * @param points where it is measured
 */
record Curve(String id, String title, Axis axis, Metric metric, List<Point> points) {

	private static final int SMALL = 64;

	private static final int CONNECTIONS_OF_IO_THREADS = 8;

	static final List<Curve> ALL = List.of(
			sized("sizes", "PUSH → PULL over tcp by size", Metric.RATE, Pattern.PUSH_PULL, 8, 64, 512, 4096, 32768,
					262_144, 2_097_152, 16_777_216, 67_108_864),
			sized("round-trips", "REQ ⇄ REP over tcp by size, median", Metric.P50, Pattern.REQ_REP, 8, 1024, 65536,
					1_048_576),
			counted("fan-in", "Many PUSH → one PULL over tcp, 64 B", "PUSH sockets", Metric.RATE, Pattern.PUSH_PULL, 1,
					10, 100, 1000),
			counted("fan-out", "One PUB → many SUBs over tcp, 64 B, delivered", "SUB sockets", Metric.RATE,
					Pattern.PUB_SUB, 1, 10, 100, 1000),
			counted("connections", "DEALERs that connect and have one round trip, cold", "DEALERs", Metric.TIME,
					Pattern.CONNECTIONS, 1, 10, 100, 1000, 10_000),
			counted("subscriptions", "One PUB → one SUB over tcp by subscriptions, 64 B, delivered", "subscriptions",
					Metric.RATE, Pattern.SUBSCRIPTIONS, 1, 10, 100, 1000, 10_000, 100_000),
			of("io-threads", "8 PUSH → one PULL over tcp by I/O threads, 64 B",
					new Axis("I/O threads on each side", Curve::whole), Metric.RATE,
					(threads) -> Load.of(SMALL).count(CONNECTIONS_OF_IO_THREADS).ioThreads(threads), Pattern.PUSH_PULL,
					1, 2, 4, 8));

	private static Curve sized(String id, String title, Metric metric, Pattern pattern, int... sizes) {
		return of(id, title, new Axis("bytes per message", Figures::bytes), metric, Load::of, pattern, sizes);
	}

	private static Curve counted(String id, String title, String what, Metric metric, Pattern pattern, int... counts) {
		return of(id, title, new Axis(what, Curve::whole), metric, (count) -> Load.of(SMALL).count(count), pattern,
				counts);
	}

	private static Curve of(String id, String title, Axis axis, Metric metric, IntFunction<Load> load, Pattern pattern,
			int... values) {
		return new Curve(id, title, axis, metric,
				IntStream.of(values)
					.mapToObj((value) -> new Point(value,
							new Row(id + "-" + value, pattern, Transport.TCP, load.apply(value), false, List.of())))
					.toList());
	}

	private static String whole(double value) {
		return Figures.count((int) value);
	}

	static List<Row> rows() {
		return ALL.stream().flatMap((curve) -> curve.points().stream()).map(Point::row).toList();
	}

	/**
	 * One point.
	 *
	 * @param value of the quantity
	 * @param row where it is measured
	 */
	record Point(int value, Row row) {

	}

}
