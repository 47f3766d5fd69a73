package dev.zmq.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures: row by row, and in each row the peers in turns (A B C A B C …), as close to
 * each other as possible: a shared machine changes its speed from one second to the next.
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
	 * Runs all rounds.
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
			if (row.pattern().takesTurns()) {
				contest(present, round, this.options.timing().turns(), this.options.timing().window());
			}
			else {
				contestAlone(present, round);
			}
		}
		return cells;
	}

	/** Who cannot stand still has one turn, with the time of all of them. */
	private void contestAlone(List<Cell> cells, int round) {
		Duration all = this.options.timing().window().multipliedBy(this.options.timing().turns());
		for (Cell cell : cells) {
			contest(List.of(cell), round, 1, all);
		}
	}

	/**
	 * One round: all start and warm up, one after the other, then they have their turns.
	 */
	private void contest(List<Cell> cells, int round, int turns, Duration window) {
		Map<Cell, Contestant> contestants = new LinkedHashMap<>();
		try {
			for (Cell cell : cells) {
				prepare(cell, round, contestants);
			}
			for (int number = 1; number <= turns; number++) {
				Turn turn = new Turn(round, number);
				for (Map.Entry<Cell, Contestant> entry : List.copyOf(contestants.entrySet())) {
					if (!measure(entry.getKey(), entry.getValue(), turn, window)) {
						contestants.remove(entry.getKey());
					}
				}
			}
		}
		finally {
			contestants.values().forEach(Contestant::close);
		}
	}

	private void prepare(Cell cell, int round, Map<Cell, Contestant> contestants) {
		if (cell.hasFailed() && cell.isEmpty()) {
			// It does not work at all: no need to wait for that again and again.
			return;
		}
		try {
			contestants.put(cell,
					Contestant.start(this.launcher, cell.row(), cell.peer(), round, this.options.timing().warmUp()));
		}
		catch (WorkerException ex) {
			failed(cell, round, ex);
		}
	}

	/** Returns whether the contestant can go on. */
	private boolean measure(Cell cell, Contestant contestant, Turn turn, Duration window) {
		try {
			Measurement measurement = contestant.measure(window);
			cell.add(turn, measurement);
			this.results.measurement(cell, turn, measurement);
			this.progress.printf("%s round %d turn %d: %s %s%n", cell.row().id(), turn.round(), turn.number(),
					cell.peer(), measurement.summary());
			return true;
		}
		catch (WorkerException ex) {
			contestant.close();
			failed(cell, turn.round(), ex);
			return false;
		}
	}

	private void failed(Cell cell, int round, WorkerException why) {
		cell.failed(round, String.valueOf(why.getMessage()));
		this.results.note(cell);
		this.progress.printf("%s round %d: %s%n", cell.row().id(), round, why.getMessage());
	}

}
