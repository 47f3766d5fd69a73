package dev.zmq.benchmarks.worker;

/**
 * A ZeroMQ library for Java with one context. A worker loads one implementation only, so
 * that the calls below stay monomorphic and cost nothing.
 */
interface Library {

	/**
	 * Creates a socket with the library's default options.
	 * @param kind its type
	 * @return the socket
	 */
	Socket open(SocketKind kind);

	/**
	 * Creates the library that a worker is to use.
	 * @param job what the worker is told; the number of I/O threads is taken from it, and
	 * there may be as many sockets as it needs
	 * @return the library
	 */
	static Library of(Job job) {
		return switch (job.library()) {
			case "ours" -> new ZmqCoreLibrary(job);
			case "jeromq" -> new JeroMqLibrary(job);
			default ->
				throw new IllegalArgumentException("Unknown library '" + job.library() + "'; use ours or jeromq");
		};
	}

	/**
	 * A socket as far as the benchmarks need one. For use by one thread at a time.
	 */
	interface Socket {

		/**
		 * Binds to an endpoint.
		 * @param endpoint the endpoint, possibly with a wildcard port
		 * @return the resolved endpoint
		 */
		String bind(String endpoint);

		void connect(String endpoint);

		/**
		 * Has the connections to come use CURVE.
		 * @param server whether this is the server, which lets everybody in
		 */
		void secure(boolean server);

		/**
		 * Sets the high-water marks of connections to come.
		 * @param send messages on their way out, 0 for no limit
		 * @param receive messages on their way in, 0 for no limit
		 */
		void limit(int send, int receive);

		void subscribe(byte[] prefix);

		/**
		 * Sends a message of one frame, waiting for room.
		 * @param frame the frame, which never changes
		 */
		void send(byte[] frame);

		/**
		 * Waits for a message of one frame.
		 * @return the frame
		 */
		byte[] receive();

		/** Waits for a message, whatever its frames, and sends it back. */
		void echo();

	}

}
