package dev.zmq.internal.engine;

/**
 * Lets calls through while a socket is open.
 */
@FunctionalInterface
interface Gate {

	/**
	 * Does nothing while the socket is open.
	 * @throws dev.zmq.exception.ZmqClosedException if the socket or its context was
	 * closed
	 */
	void requireOpen();

}
