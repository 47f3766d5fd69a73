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
				contest(present, round);
			}
			else {
				for (Cell cell : present) {
					contest(List.of(cell), round);
				}
			}
		}
		return cells;
	}

	/**
	 * One round: all start and warm up, one after the other, then they have their turns.
	 */
	private void contest(List<Cell> cells, int round) {
		Map<Cell, Contestant> contestants = new LinkedHashMap<>();
		try {
			for (Cell cell : cells) {
				prepare(cell, round, contestants);
			}
			int turns = (takesTurns(cells)) ? this.options.timing().turns() : 1;
			for (int turn = 1; turn <= turns; turn++) {
				for (Map.Entry<Cell, Contestant> entry : List.copyOf(contestants.entrySet())) {
					turn(entry.getKey(), entry.getValue(), new Turn(round, turn), contestants);
				}
			}
		}
		finally {
			contestants.values().forEach(Contestant::close);
		}
	}

	private static boolean takesTurns(List<Cell> cells) {
		return cells.stream().allMatch((cell) -> cell.row().pattern().takesTurns());
	}

	private void prepare(Cell cell, int round, Map<Cell, Contestant> contestants) {
		if (cell.hasFailed() && cell.isEmpty()) {
			// It does not work at all: no need to wait for that again and again.
			return;
		}
		try {
			Contestant contestant = Contestant.start(this.launcher, cell.row(), cell.peer(), round);
			contestants.put(cell, contestant);
			contestant.warmUp(this.options.timing().warmUp());
			if (cell.row().pattern().takesTurns()) {
				contestant.pause();
			}
		}
		catch (WorkerException ex) {
			failed(cell, round, ex, contestants);
		}
	}

	private void turn(Cell cell, Contestant contestant, Turn turn, Map<Cell, Contestant> contestants) {
		Duration window = this.options.timing().window();
		boolean paused = cell.row().pattern().takesTurns();
		try {
			// who has but one turn gets the time of all of them
			Measurement measurement = contestant
				.measure(paused ? window : window.multipliedBy(this.options.timing().turns()));
			cell.add(turn, measurement);
			this.results.measurement(cell, turn, measurement);
			this.progress.printf("%s round %d turn %d: %s %s%n", cell.row().id(), turn.round(), turn.number(),
					cell.peer(), measurement.summary());
			if (paused) {
				contestant.pause();
			}
		}
		catch (WorkerException ex) {
			failed(cell, turn.round(), ex, contestants);
		}
	}

	private void failed(Cell cell, int round, WorkerException why, Map<Cell, Contestant> contestants) {
		Contestant contestant = contestants.remove(cell);
		if (contestant != null) {
			contestant.close();
		}
		cell.failed(round, String.valueOf(why.getMessage()));
		this.results.note(cell);
		this.progress.printf("%s round %d: %s%n", cell.row().id(), round, why.getMessage());
	}

}
