package dev.zmq.benchmarks;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	private static final Row TCP = Rows.matching(Rows.ALL, "push-pull-tcp-16").get(0);

	private static final Row ROUND_TRIP = Rows.matching(Rows.ALL, "req-rep-tcp-16").get(0);

	@Test
	void ratiosAreTakenRoundByRound() {
		// The machine was twice as fast in round 2, for both.
		Cell ours = rates(Peer.OURS, 4e6, 8e6, 4e6);
		Cell libzmq = rates(Peer.LIBZMQ, 1e6, 2e6, 2e6);
		assertThat(ours.ratioTo(libzmq, Metric.RATE)).contains(new Spread(4, 2, 4));
		String report = new Report(List.of(ours, libzmq), Peer.OURS).toString();
		assertThat(report).contains("4.00 M (4.00 M – 8.00 M)")
			.contains("2.00 M (1.00 M – 2.00 M)")
			.contains("4.00 (2.00 – 4.00)")
			.contains("≥ 3.0 ×: yes");
	}

	@Test
	void aRoundThatFailedOnOneSideHasNoRatio() {
		Cell ours = rates(Peer.OURS, 4e6);
		ours.add(new Turn(1, 3), new Measurement(Map.of(Metric.RATE, 4e6)));
		ours.failed(2, "it ended");
		Cell libzmq = rates(Peer.LIBZMQ, 1e6, 4e6, 2e6);
		assertThat(ours.ratioTo(libzmq, Metric.RATE)).contains(new Spread(3, 2, 4));
		assertThat(new Report(List.of(ours, libzmq), Peer.OURS).toString()).contains("round 2 failed: it ended");
	}

	@Test
	void aMissingPeerIsNamedWithTheReason() {
		Cell libzmq = new Cell(TCP, Peer.LIBZMQ);
		libzmq.missing("gcc not found");
		String report = new Report(List.of(rates(Peer.OURS, 4e6), libzmq), Peer.OURS).toString();
		assertThat(report).containsPattern("\\| tcp 16 B +\\| libzmq +\\| not here ")
			.contains("- tcp 16 B, libzmq: not here: gcc not found");
	}

	@Test
	void timesAreToStayUnderTheFactor() {
		Cell ours = new Cell(ROUND_TRIP, Peer.OURS);
		ours.add(new Turn(1, 1), new Measurement(Map.of(Metric.P50, 30_000.0, Metric.P99, 90_000.0)));
		Cell libzmq = new Cell(ROUND_TRIP, Peer.LIBZMQ);
		libzmq.add(new Turn(1, 1), new Measurement(Map.of(Metric.P50, 60_000.0, Metric.P99, 100_000.0)));
		String report = new Report(List.of(ours, libzmq), Peer.OURS).toString();
		assertThat(report).containsPattern("p50 .*0\\.50 .*≤ 0\\.75 ×: yes")
			.containsPattern("p99 .*0\\.90 .*≤ 0\\.75 ×: no")
			.contains("60.0 µs (60.0 µs – 60.0 µs)");
	}

	@Test
	void whatIsNoQuestionOfThePeerIsComparedWithItsLimit() {
		Cell ours = new Cell(TCP, Peer.OURS);
		ours.add(new Turn(1, 1), new Measurement(Map.of(Metric.RATE, 1e6, Metric.RECEIVER_ALLOCATION, 65.0)));
		assertThat(new Report(List.of(ours), Peer.OURS).toString()).contains("≤ 64 B: no");
		ours.add(new Turn(1, 2), new Measurement(Map.of(Metric.RATE, 1e6, Metric.RECEIVER_ALLOCATION, 56.0)));
		assertThat(new Report(List.of(ours), Peer.OURS).toString()).contains("60.5").contains("≤ 64 B: yes");
	}

	@Test
	void memoryMayExceedThePeersByAFixedAmount() {
		Row row = Rows.matching(Rows.ALL, "router-5000-dealers").get(0);
		Cell libzmq = connections(row, Peer.LIBZMQ, 30 * 1024);
		assertThat(new Report(List.of(connections(row, Peer.OURS, 40 * 1024), libzmq), Peer.OURS).toString())
			.contains("≤ 1.0 × + 10 KiB: yes")
			.contains("40 KiB (40 KiB – 40 KiB)")
			.contains("1.00 s (1.00 s – 1.00 s)")
			.contains("≤ 1.5 ×: yes");
		assertThat(new Report(List.of(connections(row, Peer.OURS, 41 * 1024), libzmq), Peer.OURS).toString())
			.contains("≤ 1.0 × + 10 KiB: no");
	}

	private static Cell connections(Row row, Peer peer, double memory) {
		Cell cell = new Cell(row, peer);
		cell.add(new Turn(1, 1), new Measurement(Map.of(Metric.TIME, 1e9, Metric.SENDER_MEMORY, memory)));
		return cell;
	}

	@Test
	void factorsHoldForOursOnly() {
		Cell jeromq = rates(Peer.JEROMQ, 4e6);
		Cell libzmq = rates(Peer.LIBZMQ, 1e6);
		String report = new Report(List.of(jeromq, libzmq), Peer.JEROMQ).toString();
		assertThat(report).contains("jeromq ÷ peer").contains("4.00 (4.00 – 4.00)").doesNotContain("≥");
	}

	@Test
	void allLinesOfATableAreEquallyLong() {
		String table = new Report(List.of(rates(Peer.OURS, 4e6), rates(Peer.JEROMQ, 12)), Peer.OURS).toString().strip();
		assertThat(table.lines().map(String::length).distinct()).hasSize(1);
		assertThat(table.lines()).hasSize(4);
	}

	private static Cell rates(Peer peer, double... perSecond) {
		Cell cell = new Cell(TCP, peer);
		for (int i = 0; i < perSecond.length; i++) {
			cell.add(new Turn(1, i + 1), new Measurement(Map.of(Metric.RATE, perSecond[i])));
		}
		return cell;
	}

}
