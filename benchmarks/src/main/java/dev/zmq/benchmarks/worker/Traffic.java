package dev.zmq.benchmarks.worker;

/**
 * One side of the traffic. It flows on a thread of its own from start to end of the
 * process, whether a window is open or not.
 */
interface Traffic extends Runnable {

	/**
	 * Opens a window. Called by another thread than the traffic's.
	 */
	void begin();

	/**
	 * Closes the window, as soon as it holds a message, and prints its result. Called by
	 * another thread than the traffic's.
	 */
	void end();

}
