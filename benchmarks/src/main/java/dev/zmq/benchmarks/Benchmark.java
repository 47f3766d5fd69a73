package dev.zmq.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.zmq.benchmarks.Row.Transport;

/**
 * Measures: row by row, and in each row the peers in turns (A B C A B C …), each turn
 * with new processes.
 */
final class Benchmark {

	private final Options options;

	private final Launcher launcher;

	private final ResultFile results;

	/** Tells a waiting person what is going on. */
	private final PrintStream progress;

	Benchmark(Options options, Launcher launcher, ResultFile results, PrintStream progress) {
		this.options = options;
		this.launcher = launcher;
		this.results = results;
		this.progress = progress;
	}

	/**
	 * Runs all turns.
	 * @return one cell for each row and peer, the cells of a row one after the other
	 */
	List<Cell> run() {
		List<Cell> cells = new ArrayList<>();
		for (Row row : this.options.selection().rows()) {
			cells.addAll(run(row));
		}
		return cells;
	}

	private List<Cell> run(Row row) {
		List<Cell> cells = this.options.selection()
			.peers()
			.stream()
			.filter((peer) -> peer.takesPartIn(row.pattern()))
			.map((peer) -> new Cell(row, peer))
			.toList();
		List<Cell> present = new ArrayList<>();
		for (Cell cell : cells) {
			String missing = this.launcher.missing(row, cell.peer());
			if (missing != null) {
				cell.missing(missing);
				this.results.note(cell, missing);
			}
			else {
				present.add(cell);
			}
		}
		for (int round = 1; round <= this.options.timing().rounds(); round++) {
			for (Cell cell : present) {
				turn(cell, round);
			}
		}
		return cells;
	}

	private void turn(Cell cell, int round) {
		if (cell.hasFailed() && cell.isEmpty()) {
			// It does not work at all: no need to wait for that again and again.
			return;
		}
		try {
			Measurement measurement = measure(cell.row(), cell.peer(), round);
			cell.add(round, measurement);
			this.results.measurement(cell, round, measurement);
			this.progress.printf(Locale.ROOT, "%s round %d: %s %s%n", cell.row().id(), round, cell.peer(),
					Figures.rate(measurement.figures().getOrDefault(Metric.RATE, 0.0)));
		}
		catch (WorkerException ex) {
			cell.failed(round, String.valueOf(ex.getMessage()));
			this.results.note(cell, "round " + round + " failed: " + ex.getMessage());
			this.progress.printf("%s round %d: %s%n", cell.row().id(), round, ex.getMessage());
		}
	}

	private Measurement measure(Row row, Peer peer, int round) {
		String endpoint = this.launcher.bindEndpoint(row);
		if (row.transport() == Transport.INPROC) {
			try (WorkerProcess both = this.launcher.start(row, peer, "inproc", endpoint, round)) {
				both.awaitReady();
				return Measurement.of(warmUpAndMeasure(List.of(both)).get(0), null, row.pattern());
			}
		}
		try (WorkerProcess receiver = this.launcher.start(row, peer, row.pattern().receiverRole(), endpoint, round)) {
			return measure(row, peer, round, receiver);
		}
	}

	private Measurement measure(Row row, Peer peer, int round, WorkerProcess receiver) {
		String endpoint = receiver.awaitReady();
		try (WorkerProcess sender = this.launcher.start(row, peer, row.pattern().senderRole(), endpoint, round)) {
			sender.awaitReady();
			List<WindowResult> results = warmUpAndMeasure(List.of(receiver, sender));
			return Measurement.of(results.get(0), results.get(1), row.pattern());
		}
	}

	/** Warming up is a window too, whose result nobody wants. */
	private List<WindowResult> warmUpAndMeasure(List<WorkerProcess> workers) {
		window(workers, this.options.timing().warmUp());
		return window(workers, this.options.timing().window());
	}

	private static List<WindowResult> window(List<WorkerProcess> workers, Duration length) {
		workers.forEach(WorkerProcess::begin);
		workers.get(0).work(length);
		workers.forEach(WorkerProcess::end);
		return workers.stream().map(WorkerProcess::awaitResult).toList();
	}

}
