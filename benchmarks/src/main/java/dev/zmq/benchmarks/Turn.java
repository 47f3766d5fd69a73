package dev.zmq.benchmarks;

import java.util.Comparator;

/**
 * When something was measured. What has the same turn was measured side by side.
 *
 * @param round the round, from 1; each has new processes
 * @param number the turn in it, from 1
 */
record Turn(int round, int number) implements Comparable<Turn> {

	private static final Comparator<Turn> ORDER = Comparator.comparingInt(Turn::round).thenComparingInt(Turn::number);

	@Override
	public int compareTo(Turn other) {
		return ORDER.compare(this, other);
	}

}
