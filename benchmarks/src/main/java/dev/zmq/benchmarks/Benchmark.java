package dev.zmq.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.benchmarks.Pattern.Kind;
import dev.zmq.benchmarks.Row.Transport;

/**
 * Measures: row by row, and in each row the peers in turns (A B C A B C …), each turn
 * with new processes.
 */
final class Benchmark {

	/** How many times the usual warm-up two JVMs on one core take. */
	private static final int PINNED_WARM_UPS = 3;

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
				this.results.note(cell);
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
			this.progress.printf("%s round %d: %s %s%n", cell.row().id(), round, cell.peer(), measurement.summary());
		}
		catch (WorkerException ex) {
			cell.failed(round, String.valueOf(ex.getMessage()));
			this.results.note(cell);
			this.progress.printf("%s round %d: %s%n", cell.row().id(), round, ex.getMessage());
		}
	}

	private Measurement measure(Row row, Peer peer, int round) {
		String endpoint = this.launcher.bindEndpoint(row);
		if (row.transport() == Transport.INPROC) {
			try (WorkerProcess both = this.launcher.start(row, peer, "inproc", endpoint, round)) {
				both.awaitReady();
				return Measurement.of(warmUpAndMeasure(row, List.of(both)).get(0), null, row);
			}
		}
		Pattern pattern = row.pattern();
		String binder = pattern.senderBinds() ? pattern.senderRole() : pattern.receiverRole();
		String connector = pattern.senderBinds() ? pattern.receiverRole() : pattern.senderRole();
		try (WorkerProcess bound = this.launcher.start(row, peer, binder, endpoint, round)) {
			String resolved = bound.awaitReady();
			try (WorkerProcess connected = this.launcher.start(row, peer, connector, resolved, round)) {
				connected.awaitReady();
				return pattern.senderBinds() ? measure(row, connected, bound) : measure(row, bound, connected);
			}
		}
	}

	private Measurement measure(Row row, WorkerProcess receiver, WorkerProcess sender) {
		List<WorkerProcess> workers = List.of(receiver, sender);
		List<WindowResult> results = (row.pattern().kind() == Kind.CONNECTIONS) ? connect(receiver, sender)
				: warmUpAndMeasure(row, workers);
		return Measurement.of(results.get(0), results.get(1), row);
	}

	/** The window is as long as it takes, and the sender tells when that is over. */
	private static List<WindowResult> connect(WorkerProcess receiver, WorkerProcess sender) {
		receiver.begin();
		receiver.awaitReady();
		sender.begin();
		WindowResult connected = sender.awaitLongResult();
		receiver.end();
		return List.of(receiver.awaitResult(), connected);
	}

	/**
	 * Warming up is a window too, whose result nobody wants. It takes longer where the
	 * compilers of two JVMs share the core with their traffic.
	 */
	private List<WindowResult> warmUpAndMeasure(Row row, List<WorkerProcess> workers) {
		Duration warmUp = this.options.timing().warmUp();
		window(workers, row.pinned() ? warmUp.multipliedBy(PINNED_WARM_UPS) : warmUp);
		return window(workers, this.options.timing().window());
	}

	private static List<WindowResult> window(List<WorkerProcess> workers, Duration length) {
		workers.forEach(WorkerProcess::begin);
		workers.get(0).work(length);
		workers.forEach(WorkerProcess::end);
		return workers.stream().map(WorkerProcess::awaitResult).toList();
	}

}
