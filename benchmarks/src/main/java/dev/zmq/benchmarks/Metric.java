package dev.zmq.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What a window tells. "Sender" is the process that sends (or requests), "receiver" the
 * one that receives (or replies); with inproc there is only a receiver.
 */
enum Metric {

	/** Messages received, or round trips, per second. */
	RATE,

	/** Median round-trip time in nanoseconds. */
	P50,

	/** Round-trip time in nanoseconds that 99 % stay under. */
	P99,

	/** Round-trip time in nanoseconds that 99.9 % stay under. */
	P999,

	/** Longest round-trip time in nanoseconds. */
	MAX,

	/** CPU nanoseconds of the sender per message. */
	SENDER_CPU,

	/** CPU nanoseconds of the receiver per message. */
	RECEIVER_CPU,

	/** Heap bytes that the sender allocated per message; Java only. */
	SENDER_ALLOCATION,

	/** Heap bytes that the receiver allocated per message; Java only. */
	RECEIVER_ALLOCATION;

	/** The percentiles that the tables show. */
	static final List<Metric> PERCENTILES = List.of(P50, P99, P999);

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	String title() {
		return (this == P999) ? "p99.9" : id();
	}

	/**
	 * Tells whether a ratio to a peer meets a factor.
	 * @param ratio our figure divided by the peer's
	 * @param factor what the ratio is to reach, or for times to stay under
	 * @return whether it does
	 */
	boolean reaches(double ratio, double factor) {
		return (this == RATE) ? ratio >= factor : ratio <= factor;
	}

}
