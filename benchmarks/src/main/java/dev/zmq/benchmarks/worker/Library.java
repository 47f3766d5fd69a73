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
	 * Finds a library by the name that the driver uses.
	 * @param name the name
	 * @return the library
	 */
	static Library named(String name) {
		return switch (name) {
			case "ours" -> new ZmqCoreLibrary();
			case "jeromq" -> new JeroMqLibrary();
			default -> throw new IllegalArgumentException("Unknown library '" + name + "'; use ours or jeromq");
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
		 * Sends a message of one frame, waiting for room.
		 * @param frame the frame, which never changes
		 */
		void send(byte[] frame);

		/**
		 * Waits for a message of one frame.
		 * @return the frame
		 */
		byte[] receive();

	}

}
