package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.zmq.benchmarks.Row.Reach;
import dev.zmq.benchmarks.Row.Transport;

/**
 * All rows, and how to pick some.
 */
final class Rows {

	private static final List<Reach> SMALL_TCP = List.of(Reach.rate(Peer.LIBZMQ, 3), Reach.rate(Peer.JEROMQ, 2.5));

	private static final List<Reach> ROUND_TRIP = List.of(new Reach(Peer.LIBZMQ, Metric.P50, 0.75),
			new Reach(Peer.LIBZMQ, Metric.P99, 0.75), new Reach(Peer.LIBZMQ, Metric.P999, 1));

	static final List<Row> ALL = List.of(pushPull(Transport.TCP, 16, SMALL_TCP), pushPull(Transport.TCP, 64, SMALL_TCP),
			pushPull(Transport.TCP, 256, SMALL_TCP), pushPull(Transport.TCP, 1024, SMALL_TCP),
			pushPull(Transport.TCP, 65536, List.of(Reach.rate(Peer.LIBZMQ, 1.3))),
			pushPull(Transport.IPC, 64, List.of(Reach.rate(Peer.LIBZMQ, 3))),
			pushPull(Transport.INPROC, 64, List.of(Reach.rate(Peer.LIBZMQ, 4), Reach.rate(Peer.JEROMQ, 2))), curve(64),
			curve(1024), curve(65536), listener(64), listener(256),
			new Row("seldom-listener-tcp-64", Row.Pattern.SELDOM, Transport.TCP, 64, false,
					List.of(new Reach(Peer.SPRING_INTEGRATION, Metric.P50, 0.01))),
			new Row("req-rep-tcp-16", Row.Pattern.REQ_REP, Transport.TCP, 16, false, ROUND_TRIP),
			new Row("req-rep-tcp-16-pinned", Row.Pattern.REQ_REP, Transport.TCP, 16, true, ROUND_TRIP));

	private Rows() {
	}

	private static Row pushPull(Transport transport, int size, List<Reach> reaches) {
		String id = "push-pull-" + transport.name().toLowerCase(Locale.ROOT) + "-" + size;
		return new Row(id, Row.Pattern.PUSH_PULL, transport, size, false, reaches);
	}

	private static Row curve(int size) {
		return new Row("curve-push-pull-tcp-" + size, Row.Pattern.CURVE_PUSH_PULL, Transport.TCP, size, false,
				List.of(Reach.rate(Peer.LIBZMQ, 0.6)));
	}

	private static Row listener(int size) {
		return new Row("listener-tcp-" + size, Row.Pattern.LISTENER, Transport.TCP, size, false,
				List.of(Reach.rate(Peer.SPRING_INTEGRATION, 10)));
	}

	/**
	 * Picks rows by name.
	 * @param patterns names separated by commas; {@code *} stands for anything
	 * @return the rows, in their usual order
	 * @throws IllegalArgumentException if a pattern fits no row
	 */
	static List<Row> matching(String patterns) {
		Set<Row> picked = new LinkedHashSet<>();
		for (String pattern : patterns.split(",")) {
			Pattern regex = Pattern.compile(Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"));
			List<Row> fitting = ALL.stream().filter((row) -> regex.matcher(row.id()).matches()).toList();
			if (fitting.isEmpty()) {
				throw new IllegalArgumentException("No row fits '" + pattern + "'; there are "
						+ String.join(", ", ALL.stream().map(Row::id).toList()));
			}
			picked.addAll(fitting);
		}
		List<Row> rows = new ArrayList<>(ALL);
		rows.retainAll(picked);
		return rows;
	}

}
