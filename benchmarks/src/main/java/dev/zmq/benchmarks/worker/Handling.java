package dev.zmq.benchmarks.worker;

/**
 * Traffic that others bring: a method of the application is called for every message.
 */
interface Handling extends Traffic {

	/**
	 * Takes a message; one call at a time.
	 * @param body its bytes
	 */
	void handle(byte[] body);

	/** There is nothing to do: it flows by itself. */
	@Override
	default void run() {
	}

}
