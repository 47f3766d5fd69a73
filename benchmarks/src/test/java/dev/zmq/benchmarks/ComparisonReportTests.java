package dev.zmq.benchmarks;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonReportTests {

	private static final Row ROW = Rows.matching(Rows.ALL, "push-pull-tcp-64").get(0);

	private static final double TOLERANCE = 0.05;

	@Test
	void headIsWorseIfEveryTurnSaysSo() {
		ComparisonReport report = rates(List.of(80.0, 85.0, 90.0), List.of(100.0, 100.0, 100.0));
		assertThat(report.isWorse()).isTrue();
		assertThat(report.toString()).contains("0.850 (0.800 – 0.900)").contains("worse");
	}

	@Test
	void turnsThatContradictEachOtherDecideNothing() {
		ComparisonReport report = rates(List.of(80.0, 85.0, 101.0), List.of(100.0, 100.0, 100.0));
		assertThat(report.isWorse()).isFalse();
		assertThat(report.toString()).doesNotContain("worse").doesNotContain("better");
	}

	@Test
	void turnsOfFewRoundsDecideNothing() {
		Cell head = cell(Peer.HEAD, Metric.RATE, List.of(50.0, 50.0));
		Cell base = cell(Peer.BASE, Metric.RATE, List.of(90.0, 90.0));
		for (int turn = 2; turn <= 5; turn++) {
			head.add(new Turn(1, turn), new Measurement(Map.of(Metric.RATE, 50.0)));
			base.add(new Turn(1, turn), new Measurement(Map.of(Metric.RATE, 90.0)));
		}
		ComparisonReport report = new ComparisonReport(List.of(head, base), TOLERANCE);
		assertThat(report.isWorse()).isFalse();
		assertThat(report.toString()).contains("too few rounds");
	}

	@Test
	void whatIsWithinTheToleranceDecidesNothing() {
		assertThat(rates(List.of(97.0, 97.0, 97.0), List.of(100.0, 100.0, 100.0)).isWorse()).isFalse();
	}

	@Test
	void moreIsBetterForRatesAndWorseForTimes() {
		assertThat(rates(List.of(120.0, 120.0, 120.0), List.of(100.0, 100.0, 100.0)).toString()).contains("better");
		assertThat(figures(Metric.P50, List.of(120.0, 120.0, 120.0), List.of(100.0, 100.0, 100.0)).isWorse()).isTrue();
		assertThat(figures(Metric.P50, List.of(80.0, 80.0, 80.0), List.of(100.0, 100.0, 100.0)).toString())
			.contains("better");
	}

	@Test
	void aHeadThatFailsIsWorse() {
		Cell head = new Cell(ROW, Peer.HEAD);
		head.failed(1, "it ended");
		ComparisonReport report = new ComparisonReport(List.of(head, cell(Peer.BASE, Metric.RATE, List.of(1.0))),
				TOLERANCE);
		assertThat(report.isWorse()).isTrue();
		assertThat(report.toString()).contains("push-pull-tcp-64, head: round 1 failed: it ended");
	}

	private static ComparisonReport rates(List<Double> head, List<Double> base) {
		return figures(Metric.RATE, head, base);
	}

	private static ComparisonReport figures(Metric metric, List<Double> head, List<Double> base) {
		return new ComparisonReport(List.of(cell(Peer.HEAD, metric, head), cell(Peer.BASE, metric, base)), TOLERANCE);
	}

	private static Cell cell(Peer peer, Metric metric, List<Double> figures) {
		Cell cell = new Cell(ROW, peer);
		for (int i = 0; i < figures.size(); i++) {
			cell.add(new Turn(i + 1, 1), new Measurement(Map.of(metric, figures.get(i))));
		}
		return cell;
	}

}
