package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.zmq.benchmarks.Row.Transport;

/**
 * All rows of the comparison, and how to pick some.
 */
final class Rows {

	/** What a received message may take beside its payload. */
	private static final int AROUND_PAYLOAD = 48;

	private static final double TEN_KIB = 10 * 1024;

	private static final List<Reach> SMALL_TCP = List.of(Reach.rate(Peer.LIBZMQ, 3), Reach.rate(Peer.JEROMQ, 2.5));

	private static final List<Reach> ROUND_TRIP = List.of(Reach.ratio(Peer.LIBZMQ, Metric.P50, 0.75),
			Reach.ratio(Peer.LIBZMQ, Metric.P99, 0.75), Reach.ratio(Peer.LIBZMQ, Metric.P999, 1));

	static final List<Row> ALL = List.of(pushPull(Transport.TCP, 16, SMALL_TCP), pushPull(Transport.TCP, 64, SMALL_TCP),
			pushPull(Transport.TCP, 256, SMALL_TCP), pushPull(Transport.TCP, 1024, SMALL_TCP),
			pushPull(Transport.TCP, 65536, List.of(Reach.rate(Peer.LIBZMQ, 1.3))),
			pushPull(Transport.IPC, 64, List.of(Reach.rate(Peer.LIBZMQ, 3))),
			pushPull(Transport.INPROC, 64, List.of(Reach.rate(Peer.LIBZMQ, 4), Reach.rate(Peer.JEROMQ, 2))), curve(64),
			curve(1024), curve(65536), pubSub(), listener(64), listener(256), seldom(), reqRep(false), reqRep(true),
			openLoop(10_000), openLoop(100_000), connections(1000), connections(5000));

	private Rows() {
	}

	static Row tcp(String id, Pattern pattern, Load load, List<Reach> reaches) {
		return new Row(id, pattern, Transport.TCP, load, false, reaches);
	}

	private static Row pushPull(Transport transport, int size, List<Reach> reaches) {
		String id = "push-pull-" + transport.name().toLowerCase(Locale.ROOT) + "-" + size;
		List<Reach> all = new ArrayList<>(reaches);
		all.add(Reach.atMost(Metric.RECEIVER_ALLOCATION, size + AROUND_PAYLOAD));
		return new Row(id, Pattern.PUSH_PULL, transport, Load.of(size), false,
				(transport == Transport.TCP) ? List.copyOf(all) : reaches);
	}

	private static Row curve(int size) {
		return tcp("curve-push-pull-tcp-" + size, Pattern.CURVE_PUSH_PULL, Load.of(size),
				List.of(Reach.rate(Peer.LIBZMQ, 0.6)));
	}

	private static Row pubSub() {
		return tcp("pub-sub-tcp-64", Pattern.PUB_SUB, Load.of(64).count(10), List.of(Reach.rate(Peer.LIBZMQ, 2.5)));
	}

	private static Row listener(int size) {
		return tcp("listener-tcp-" + size, Pattern.LISTENER, Load.of(size),
				List.of(Reach.rate(Peer.SPRING_INTEGRATION, 10)));
	}

	private static Row seldom() {
		return tcp("seldom-listener-tcp-64", Pattern.SELDOM, Load.of(64),
				List.of(Reach.ratio(Peer.SPRING_INTEGRATION, Metric.P50, 0.01), Reach.atMost(Metric.P99, 1e6)));
	}

	private static Row reqRep(boolean pinned) {
		return new Row("req-rep-tcp-16" + (pinned ? "-pinned" : ""), Pattern.REQ_REP, Transport.TCP, Load.of(16),
				pinned, ROUND_TRIP);
	}

	private static Row openLoop(int perSecond) {
		return tcp("open-loop-tcp-64-" + perSecond / 1000 + "k", Pattern.OPEN_LOOP, Load.of(64).perSecond(perSecond),
				List.of());
	}

	private static Row connections(int count) {
		List<Reach> reaches = new ArrayList<>(List.of(new Reach(Peer.LIBZMQ, Metric.SENDER_MEMORY, 1, TEN_KIB),
				new Reach(Peer.LIBZMQ, Metric.RECEIVER_MEMORY, 1, TEN_KIB), Reach.atMost(Metric.SENDER_DESCRIPTORS, 1),
				Reach.atMost(Metric.RECEIVER_DESCRIPTORS, 1)));
		if (count == 5000) {
			reaches.add(Reach.ratio(Peer.LIBZMQ, Metric.TIME, 1.5));
		}
		return tcp("router-" + count + "-dealers", Pattern.CONNECTIONS, Load.of(16).count(count), List.copyOf(reaches));
	}

	/**
	 * Picks rows by name.
	 * @param all those there are
	 * @param patterns names separated by commas; {@code *} stands for anything
	 * @return the rows, in their usual order
	 * @throws IllegalArgumentException if a pattern fits no row
	 */
	static List<Row> matching(List<Row> all, String patterns) {
		Set<Row> picked = new LinkedHashSet<>();
		for (String pattern : patterns.split(",")) {
			String regex = ("\\Q" + pattern.strip() + "\\E").replace("*", "\\E.*\\Q");
			List<Row> fitting = all.stream().filter((row) -> row.id().matches(regex)).toList();
			if (fitting.isEmpty()) {
				throw new IllegalArgumentException("No row fits '" + pattern + "'; there are "
						+ String.join(", ", all.stream().map(Row::id).toList()));
			}
			picked.addAll(fitting);
		}
		List<Row> rows = new ArrayList<>(all);
		rows.retainAll(picked);
		return rows;
	}

}
