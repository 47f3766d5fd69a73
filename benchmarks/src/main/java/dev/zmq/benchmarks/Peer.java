package dev.zmq.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is measured.
 */
enum Peer {

	/** This project's engine. */
	OURS("ours"),

	/** libzmq, sending with zmq_send, which copies. */
	LIBZMQ("libzmq"),

	/** libzmq, sending constant messages, which are neither copied nor allocated. */
	LIBZMQ_CONSTANT("libzmq-constant"),

	/** JeroMQ. */
	JEROMQ("jeromq"),

	/** This project's engine with no listener container around it. */
	OURS_SOCKET("ours-socket"),

	/** The inbound adapter of Spring Integration, with JeroMQ below it. */
	SPRING_INTEGRATION("spring-integration"),

	/** A build of this project's engine that others are compared with. */
	BASE("base"),

	/** A build of this project's engine that is compared with another one. */
	HEAD("head");

	/**
	 * The peers of the plain comparison, which is what the figures to reach are about.
	 */
	static final List<Peer> DEFAULTS = List.of(OURS, LIBZMQ, JEROMQ, OURS_SOCKET, SPRING_INTEGRATION);

	private final String id;

	Peer(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

	boolean isNative() {
		return this == LIBZMQ || this == LIBZMQ_CONSTANT;
	}

	/**
	 * Returns the library that Java workers are to use.
	 * @return its name
	 */
	String library() {
		return (this == BASE || this == HEAD) ? OURS.id : this.id;
	}

	/**
	 * Tells whether there is anything to compare.
	 * @param pattern what is done
	 * @return whether the peer does that
	 */
	boolean takesPartIn(Pattern pattern) {
		boolean listens = this == OURS_SOCKET || this == SPRING_INTEGRATION;
		return this == OURS || listens == pattern.listens();
	}

	static Peer of(String id) {
		return Arrays.stream(values())
			.filter((peer) -> peer.id.equals(id.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown peer '" + id + "'; there are "
					+ String.join(", ", Arrays.stream(values()).map(Peer::id).toList())));
	}

	@Override
	public String toString() {
		return this.id;
	}

}
