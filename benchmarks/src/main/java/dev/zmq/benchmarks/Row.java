package dev.zmq.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One line of the comparison: a pattern over a transport with messages of one size.
 *
 * @param id the name for {@code --rows}
 * @param pattern what is done
 * @param transport over what
 * @param size bytes per message
 * @param pinned whether both processes share one core
 * @param reaches how our figures shall compare
 */
record Row(String id, Pattern pattern, Transport transport, int size, boolean pinned, List<Reach> reaches) {

	String title() {
		return this.transport.name().toLowerCase(Locale.ROOT) + " " + this.size + " B"
				+ (this.pinned ? ", one core" : "");
	}

	OptionalDouble reach(Peer peer, Metric metric) {
		return this.reaches.stream()
			.filter((reach) -> reach.peer() == peer && reach.metric() == metric)
			.mapToDouble(Reach::factor)
			.findFirst();
	}

	/**
	 * What is done with the messages.
	 */
	enum Pattern {

		/** As many messages as possible, in one direction. */
		PUSH_PULL("PUSH → PULL", "push", "pull"),

		/** The same, encrypted. */
		CURVE_PUSH_PULL("CURVE PUSH → PULL", "curve-push", "curve-pull"),

		/** As many messages as possible, from the wire to a method of the application. */
		LISTENER("PUSH → listener", "push", "listener"),

		/** One message now and then, from being sent to a method of the application. */
		SELDOM("PUSH, pause → listener", "timed-push", "timed-listener"),

		/** One request after the other, each answered. */
		REQ_REP("REQ ⇄ REP", "req", "rep");

		private final String title;

		private final String senderRole;

		private final String receiverRole;

		Pattern(String title, String senderRole, String receiverRole) {
			this.title = title;
			this.senderRole = senderRole;
			this.receiverRole = receiverRole;
		}

		String title() {
			return this.title;
		}

		/** Whether applications are compared, and not sockets. */
		boolean listens() {
			return this == LISTENER || this == SELDOM;
		}

		/** Whether times are measured, and not rates. */
		boolean timed() {
			return this == REQ_REP || this == SELDOM;
		}

		String senderRole() {
			return this.senderRole;
		}

		String receiverRole() {
			return this.receiverRole;
		}

	}

	/**
	 * How the messages travel.
	 */
	enum Transport {

		TCP, IPC, INPROC

	}

	/**
	 * A ratio of our figure to a peer's: at least this for rates, at most this for times.
	 *
	 * @param peer the peer
	 * @param metric the figure
	 * @param factor the ratio
	 */
	record Reach(Peer peer, Metric metric, double factor) {

		static Reach rate(Peer peer, double factor) {
			return new Reach(peer, Metric.RATE, factor);
		}

	}

}
