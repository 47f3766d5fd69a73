package dev.zmq.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * What a turn tells. "Sender" is the process that sends (or requests, or has many
 * connections), "receiver" the one that receives (or replies); with inproc there is only
 * a receiver.
 */
enum Metric {

	/** Messages received, or round trips, per second. */
	RATE("messages/s", Figures::rate),

	/** Median time in nanoseconds. */
	P50("p50", Figures::time),

	/** Time in nanoseconds that 99 % stay under. */
	P99("p99", Figures::time),

	/** Time in nanoseconds that 99.9 % stay under. */
	P999("p99.9", Figures::time),

	/** Longest time in nanoseconds. */
	MAX("max", Figures::time),

	/** Nanoseconds until all are connected and have had their round trip. */
	TIME("time", Figures::time),

	/** CPU nanoseconds of the sender per message. */
	SENDER_CPU("sender's CPU/message", Figures::time),

	/** CPU nanoseconds of the receiver per message. */
	RECEIVER_CPU("receiver's CPU/message", Figures::time),

	/** Heap bytes that the sender allocated per message; Java only. */
	SENDER_ALLOCATION("allocated/message sent", Figures::bytes),

	/** Heap bytes that the receiver allocated per message; Java only. */
	RECEIVER_ALLOCATION("allocated/message received", Figures::bytes),

	/**
	 * Bytes in use per connection on the side that connects: heap after a collection and
	 * direct buffers; of native programs, what is resident.
	 */
	SENDER_MEMORY("memory/connection, DEALER's side", Figures::bytes),

	/** The same on the side that was connected to. */
	RECEIVER_MEMORY("memory/connection, ROUTER's side", Figures::bytes),

	/** Resident bytes per connection on the side that connects. */
	SENDER_RESIDENT("resident/connection, DEALER's side", Figures::bytes),

	/** The same on the side that was connected to. */
	RECEIVER_RESIDENT("resident/connection, ROUTER's side", Figures::bytes),

	/** Descriptors per connection on the side that connects. */
	SENDER_DESCRIPTORS("descriptors/DEALER", Figures::digits),

	/** The same on the side that was connected to. */
	RECEIVER_DESCRIPTORS("descriptors/connection, ROUTER's side", Figures::digits);

	/** The percentiles that the tables show. */
	static final List<Metric> PERCENTILES = List.of(P50, P99, P999);

	/** What the tables show of connections. */
	static final List<Metric> OF_CONNECTIONS = List.of(TIME, SENDER_MEMORY, RECEIVER_MEMORY, SENDER_RESIDENT,
			RECEIVER_RESIDENT, SENDER_DESCRIPTORS, RECEIVER_DESCRIPTORS);

	private final String title;

	private final DoubleFunction<String> format;

	Metric(String title, DoubleFunction<String> format) {
		this.title = title;
		this.format = format;
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	String title() {
		return this.title;
	}

	/**
	 * Writes a figure.
	 * @param figure the figure
	 * @return with its unit
	 */
	String format(double figure) {
		return this.format.apply(figure);
	}

	static Optional<Metric> of(String id) {
		return Arrays.stream(values()).filter((metric) -> metric.id().equals(id)).findFirst();
	}

}
