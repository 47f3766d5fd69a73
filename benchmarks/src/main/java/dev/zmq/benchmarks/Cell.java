package dev.zmq.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * All that was measured of one peer in one row. Not thread-safe.
 */
final class Cell {

	private final Row row;

	private final Peer peer;

	private final Map<Turn, Measurement> turns = new TreeMap<>();

	/** Why there is nothing, or less than there should be. */
	private @Nullable String note;

	private boolean failed;

	Cell(Row row, Peer peer) {
		this.row = row;
		this.peer = peer;
	}

	Row row() {
		return this.row;
	}

	Peer peer() {
		return this.peer;
	}

	void add(Turn turn, Measurement measurement) {
		this.turns.put(turn, measurement);
	}

	void missing(String why) {
		noted("not here: " + why, false);
	}

	void failed(int round, String why) {
		noted("round " + round + " failed: " + why, true);
	}

	void noted(String text, boolean failure) {
		this.note = text;
		this.failed |= failure;
	}

	boolean hasFailed() {
		return this.failed;
	}

	boolean isEmpty() {
		return this.turns.isEmpty();
	}

	/**
	 * Returns in how many rounds something was measured.
	 * @return the number
	 */
	int rounds() {
		return (int) this.turns.keySet().stream().mapToInt(Turn::round).distinct().count();
	}

	/**
	 * Returns in how many turns something was measured.
	 * @return the number
	 */
	int turns() {
		return this.turns.size();
	}

	@Nullable String note() {
		return this.note;
	}

	Optional<Spread> spread(Metric metric) {
		return Spread.of(this.turns.values()
			.stream()
			.map((measurement) -> measurement.get(metric))
			.filter(OptionalDouble::isPresent)
			.map(OptionalDouble::getAsDouble)
			.toList());
	}

	OptionalDouble median(Metric metric) {
		return spread(metric).stream().mapToDouble(Spread::median).findFirst();
	}

	/**
	 * Compares with another peer, turn by turn: what was measured side by side has met
	 * the same machine.
	 * @param other the other peer's cell in the same row
	 * @param metric the figure
	 * @return this figure divided by the other's
	 */
	Optional<Spread> ratioTo(Cell other, Metric metric) {
		List<Double> ratios = new ArrayList<>();
		this.turns.forEach((turn, measurement) -> {
			Measurement others = other.turns.get(turn);
			OptionalDouble mine = measurement.get(metric);
			OptionalDouble theirs = (others != null) ? others.get(metric) : OptionalDouble.empty();
			if (mine.isPresent() && theirs.isPresent()) {
				ratios.add(mine.getAsDouble() / theirs.getAsDouble());
			}
		});
		return Spread.of(ratios);
	}

}
