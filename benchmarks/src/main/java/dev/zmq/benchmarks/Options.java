package dev.zmq.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What to measure, and how.
 *
 * @param selection rows and peers
 * @param timing how often and how long
 * @param javaHome the JDK of the Java workers
 * @param jvmFlags flags for it
 * @param output where to write the results as JSON lines, null for a new file beside the
 * classes
 * @param builds where the classes of peers come from that are builds of ours
 * @param tolerance how far two builds may differ without one being worse
 */
record Options(Selection selection, Timing timing, Path javaHome, List<String> jvmFlags, @Nullable Path output,
		Map<Peer, String> builds, double tolerance) {

	/**
	 * Returns the program that runs Java workers.
	 * @return its path
	 */
	Path java() {
		return this.javaHome.resolve("bin").resolve("java");
	}

	/**
	 * What to measure.
	 *
	 * @param rows the rows
	 * @param peers the peers, in the order of their turns; ratios are those of the first
	 */
	record Selection(List<Row> rows, List<Peer> peers) {

		Peer base() {
			return this.peers.get(0);
		}

	}

	/**
	 * How often and how long to measure.
	 *
	 * @param rounds how often each peer's processes are started
	 * @param turns how often each peer is measured in a round, where it can stand still
	 * between
	 * @param window how long to measure in each turn
	 * @param warmUp how long traffic flows before the first
	 */
	record Timing(int rounds, int turns, Duration window, Duration warmUp) {

	}

}
