package dev.zmq.benchmarks.worker;

/**
 * What a worker is told on its command line.
 *
 * @param library the library
 * @param role what to do
 * @param endpoint where to bind or connect
 * @param size bytes per message
 * @param count sockets or subscriptions, in roles that have many
 * @param ioThreads I/O threads of the context
 * @param perSecond messages per second, in roles that keep a rate
 */
record Job(String library, String role, String endpoint, int size, int count, int ioThreads, int perSecond) {

	/** What may wait in one direction of a connection, at most; see {@link #limit()}. */
	private static final int MOST_BYTES = 64 * 1024 * 1024;

	private static final int DEFAULT_LIMIT = 1000;

	/** Sockets beside those that the role counts; 1023 is every library's default. */
	private static final int SPARE_SOCKETS = 1023;

	/** More than that no library of Java can have. */
	private static final int MOST_SOCKETS = 65_535;

	static Job parse(String... args) {
		if (args.length != 7) {
			throw new IllegalArgumentException("A worker takes library, role, endpoint, size, count, I/O threads and "
					+ "messages per second, but there are " + args.length + " arguments");
		}
		return new Job(args[0], args[1], args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]),
				Integer.parseInt(args[5]), Integer.parseInt(args[6]));
	}

	/**
	 * Returns how many sockets there may be.
	 * @return the number, which is enough whatever the count is about
	 */
	int maxSockets() {
		return Math.min(this.count + SPARE_SOCKETS, MOST_SOCKETS);
	}

	/**
	 * Returns the high-water mark: the default, and less for messages of which so many do
	 * not fit into memory.
	 * @return in messages
	 */
	int limit() {
		return Math.min(DEFAULT_LIMIT, Math.max(2, MOST_BYTES / Math.max(this.size, 1)));
	}

}
