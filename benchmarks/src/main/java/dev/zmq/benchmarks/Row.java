package dev.zmq.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the comparison: a pattern over a transport under one load.
 *
 * @param id the name for {@code --rows}
 * @param pattern what is done
 * @param transport over what
 * @param load with how much
 * @param pinned whether both processes share one core
 * @param reaches how our figures shall compare
 */
record Row(String id, Pattern pattern, Transport transport, Load load, boolean pinned, List<Reach> reaches) {

	String title() {
		return this.transport.name().toLowerCase(Locale.ROOT) + " " + size()
				+ ((this.load.count() > 1) ? counted() : "")
				+ ((this.load.perSecond() > 0) ? " at " + Figures.count(this.load.perSecond()) + "/s" : "")
				+ ((this.load.ioThreads() > 1) ? ", " + this.load.ioThreads() + " I/O threads" : "")
				+ (this.pinned ? ", one core" : "");
	}

	private String size() {
		return Figures.bytes(this.load.size());
	}

	private String counted() {
		return " × " + Figures.count(this.load.count());
	}

	Optional<Reach> reach(Peer peer, Metric metric) {
		return this.reaches.stream().filter((reach) -> reach.peer() == peer && reach.metric() == metric).findFirst();
	}

	/**
	 * How the messages travel.
	 */
	enum Transport {

		TCP, IPC, INPROC

	}

}
